import { html, nothing, render } from '/lib/lit-html.js';
import { go, parameter } from '/page/address.js';
import { get } from '/page/api.js';
import { downloads, offer } from '/page/downloads.js';
import { readingPanel } from '/page/shell.js';
import { makeTable } from '/page/table.js';
import { time } from '/page/time.js';
import { keyWords } from '/figures/groups.js';
import { explained, outagesOf } from '/figures/narrowing.js';
import { figureShown, numberShown } from '/figures/question.js';
import { INCIDENT_COLUMNS, incidentsBehind, ledger, outageColumns } from '/figures/evidence.js';
import { told, toldBounds } from '/figures/telling.js';

/** What is behind a number: the cases it is made of, the ledger of time, ids of facts, and where to have it again. */

const TELLINGS = { before: 'as told before', after: 'as told after' };

const dialog = document.createElement('dialog');
dialog.className = 'behind';
dialog.setAttribute('aria-labelledby', 'behind-title');
dialog.addEventListener('close', () => {
    open = NOTHING;
    render(nothing, dialog);
    go({ behind: '', telling: '' }, { quiet: true });
});
document.body.append(dialog);

const NOTHING = { name: '', answer: null, problem: null };
let open = NOTHING;

/**
 * Opens, keeps or closes the dialog as the address says.
 *
 * @param {(key: Object<string, string>, telling: string) => {params: Object<string, string>, window: {from: string, to: string}}|null}
 *     sourceOf gives the answer that has the group, by its key, none for what has no such group
 */
export function showBehind(sourceOf) {
    const key = keyAsked();
    const telling = parameter('telling');
    const name = key ? JSON.stringify([key, telling, location.search]) : '';
    if (name === open.name) {
        show();
        return;
    }
    const source = key ? sourceOf(key, telling) : null;
    if (!source) {
        open = NOTHING;
        dialog.close();
        return;
    }
    read(name, key, telling, explained(source, key));
}

/**
 * Says in the address that a number is open.
 *
 * @param {{figure: {key: string}, number: {key: string}, key: Object<string, string>, telling?: string}} what
 */
export function openInAddress({ figure, number, key, telling = '' }) {
    go({ figure: figure.key, number: number.key, behind: JSON.stringify(key), telling }, { quiet: true });
}

function askAgain() {
    const { name, key, telling, params } = open;
    read(name, key, telling, params);
}

async function read(name, key, telling, params) {
    const own = { name, key, telling, params, zone: params.tz ?? 'UTC', answer: null, problem: null };
    open = own;
    show();
    if (!dialog.open) {
        dialog.showModal();
    }
    try {
        const { body } = await get('/figures', params);
        own.group = body.groups.find((group) => sameKey(group.key, key));
        own.answer = body;
        own.cases = own.group && casesBehind(own);
    } catch (problem) {
        own.problem = problem;
    }
    if (open === own) {
        show();
    }
}

function show() {
    if (open.name !== '') {
        render(content(open), dialog);
    }
}

/** The table is made once, so that it keeps the order that a reader gives it. */
function casesBehind({ group, params, zone }) {
    const figure = figureShown();
    const number = numberShown();
    const columns = outageColumns({ figure, number, value: number.value(group), zone, params });
    return {
        rows: group.explanation.outages.filter(figure.counts),
        columns,
        table: makeTable({ caption: 'Outages', hideCaption: true, cards: true, columns, rerender: show }),
    };
}

function content({ key, telling, answer, problem, group, cases, params, zone }) {
    const figure = figureShown();
    const title = [figure.label, keyWords(key) || 'over all', TELLINGS[telling]].filter(Boolean).join(' · ');
    return html`<div class="panel-head">
            <h2 id="behind-title">${title}</h2>
            <form method="dialog"><button>Close</button></form>
        </div>
        ${problem
            ? html`<p class="said" role="alert">${problem.message}</p>
                  <p><button type="button" @click=${askAgain}>Try again</button></p>`
            : !answer
              ? readingPanel()
              : group
                ? evidence({ figure, number: numberShown(), group, cases, answer, params, zone })
                : html`<p>There is no such group in the answer any more.</p>`}`;
}

function evidence({ figure, number, group, cases, answer, params, zone }) {
    const { explanation } = group;
    const bounds = toldBounds(figure, number, group);
    return html`<p class="answered">
            <strong class="big">${told(figure, number.value(group))}</strong> ${number.label}${bounds === '' ? nothing : html`, ${bounds}`}
        </p>
        <p class="muted">
            ${figure.says} From ${time(answer.window.from, zone, { zone: true })} to
            ${time(answer.window.to, zone, { zone: true })}.
            <a href=${answer.definition.url}>Definition ${answer.definition.version}, section ${figure.section}</a>
        </p>
        ${downloads({
            calls: [
                { name: 'these figures', path: '/figures', params },
                { name: 'all their outages', path: '/outages', params: outagesOf(params) },
            ],
            csv:
                figure.of === 'incidents'
                    ? { name: 'incidents', columns: INCIDENT_COLUMNS, rows: explanation.incidents }
                    : { name: 'outages', columns: cases.columns, rows: cases.rows },
        })}
        ${figure.of === 'incidents'
            ? incidentsBehind(explanation)
            : html`<section aria-labelledby="cases-title">
                      <h3 id="cases-title">${cases.rows.length === 1 ? '1 outage' : `${cases.rows.length} outages`}</h3>
                      ${cases.rows.length === 0 ? html`<p class="muted">None counts for it.</p>` : cases.table(cases.rows)}
                      ${cut(explanation.outages.length, explanation.outageCount)}
                  </section>
                  ${ledger(explanation, zone)}`}
        ${again(answer)}`;
}

function cut(listed, count) {
    return listed < count
        ? html`<p class="more">Only ${listed} of ${count} outages are listed: narrow the question down.</p>`
        : nothing;
}

function again({ permalink, position }) {
    const address = new URL(permalink, location.href).href;
    return html`<section aria-labelledby="again-title">
        <h3 id="again-title">The same again</h3>
        <p>
            It is of position <code>${position}</code>, and can be had again, to the byte, under
            <a href=${permalink}>its permalink</a>.
            <button type="button" class="plain" @click=${() => offer('The permalink', address)}>Copy</button>
        </p>
    </section>`;
}

function keyAsked() {
    try {
        const key = JSON.parse(parameter('behind') || 'null');
        return key !== null && typeof key === 'object' && !Array.isArray(key) ? key : null;
    } catch {
        return null;
    }
}

function sameKey(a, b) {
    const names = new Set([...Object.keys(a), ...Object.keys(b)]);
    return [...names].every((name) => a[name] === b[name]);
}
