import { html, nothing, render } from '/lib/lit-html.js';
import { go, here, knownAt, parameter } from '/page/address.js';
import { get, Problem } from '/page/api.js';
import { downloads, offer } from '/page/downloads.js';
import { onPreference } from '/page/preferences.js';
import { readAlong } from '/page/reading.js';
import { problemPanel, readingPanel, startShell } from '/page/shell.js';
import { time } from '/page/time.js';
import { legend } from '/figures/bars.js';
import { openInAddress, showBehind } from '/figures/behind.js';
import { askingForm } from '/figures/form.js';
import { csvColumns, groupsTable } from '/figures/groups.js';
import { FIGURES } from '/figures/measures.js';
import { heatMap } from '/figures/heat.js';
import { drawMonths } from '/figures/months.js';
import { callOf } from '/figures/narrowing.js';
import {
    calls,
    chosenZone,
    compares,
    figureShown,
    filters,
    groupedBy,
    numberShown,
    settleAddress,
} from '/figures/question.js';
import { restated, restatedColumns } from '/figures/restated.js';
import { scaleOf } from '/figures/scales.js';
import { tiles } from '/figures/tiles.js';

/** The view of figures. Its parameters are those of GET /figures, and few of its own: which figure and number are shown. */

let last = { answer: null, problem: null };

const shell = startShell({
    view: 'figures',
    title: 'Figures',
    past: () => knownAt() !== '' && !compares(),
    shortcuts: [{ keys: '/', does: 'ask for other figures', run: () => document.getElementById('from')?.focus() }],
});

async function load(signal) {
    await settleAddress();
    const answers = await Promise.all(calls().map(({ path, params }) => get(path, params, { signal })));
    const [{ body, staleSeconds }, overAll] = answers;
    return { asOf: presentOf(body), staleSeconds, compared: compares(), zone: zoneOfAnswer(body), body, all: overAll?.body ?? body };
}

/** The time of the answer for the shell; figures of a window that is over are as of its end, which tells no age. */
function presentOf({ asOf }) {
    const { to, incident } = filters();
    if (compares()) {
        return undefined;
    }
    return knownAt() || (to === '' && incident === '' ? asOf : undefined);
}

function show(answer, problem) {
    last = { answer, problem };
    if (answer) {
        shell.site(answer.zone);
    }
    const errors = problem instanceof Problem ? errorsOf(problem) : [];
    render(
        html`<div class="title">
                <h1>Figures</h1>
                ${answer ? downloads({ calls: calls(), csv: csvOfAnswer(answer) }) : nothing}
            </div>
            ${askingForm(errors, parameter('to') === '' ? null : (answer?.body.window?.to ?? null))}
            ${answer ? found(answer) : problem ? refused(problem, errors) : readingPanel()}`,
        shell.main,
    );
    drawMonths(
        document.getElementById('months'),
        answer && !answer.compared && {
            figure: figureShown(),
            number: numberShown(),
            groups: answer.body.groups,
            open,
        },
    );
    if (answer) {
        showBehind((key, telling) => sourceOf(answer, key, telling));
    }
}

function rerender() {
    show(last.answer, last.problem);
}

function open(what) {
    openInAddress(what);
    rerender();
}

function found(answer) {
    const whole = answer.compared ? null : answer.all.groups.find(({ key }) => Object.keys(key).length === 0);
    return html`${whole ? tiles(whole, open) : nothing} ${answer.compared ? changes(answer) : byGroup(answer)}`;
}

function byGroup({ body, zone }) {
    const figure = figureShown();
    const number = numberShown();
    const { groups, groupBy } = body;
    const scale = scaleOf(figure, groups);
    const table = () =>
        groupsTable({ figure, number, groupBy, groups, scale, window: body.window, open, rerender });
    const two = groupBy.length === 2 && groups.length > 0;
    return html`<section class="panel by-group" aria-labelledby="groups-title">
        <div class="panel-head">
            <h2 id="groups-title">${figure.label}${groupBy.length === 0 ? ' over all' : ` by ${groupBy.join(' and ')}`}</h2>
            ${numberSwitch(figure, number)}
        </div>
        ${about(figure, body, zone)}
        ${groups.length === 0
            ? html`<p>No group has figures here: nothing was observed that these filters let through.</p>`
            : nothing}
        ${groupBy.length === 1 && groupBy[0] === 'month' && groups.length > 1
            ? html`<div id="months" class="chart"></div>`
            : nothing}
        ${two ? heatMap({ figure, number, groupBy, groups, open }) : nothing}
        ${groups.length === 0
            ? nothing
            : two
              ? html`<details><summary>As a list with distributions</summary>${legend(figure, scale, number.label)} ${table()}</details>`
              : html`${legend(figure, scale, number.label)} ${table()}`}
        ${body.next || parameter('cursor') !== ''
            ? html`<p class="pages">
                  ${parameter('cursor') === '' ? nothing : html`<a href=${here({ cursor: '', behind: '' })}>The first groups</a>`}
                  ${body.next ? html`<a href=${here({ cursor: body.next, behind: '' })}>More groups</a>` : nothing}
              </p>`
            : nothing}
    </section>`;
}

function changes(answer) {
    const figure = figureShown();
    const number = numberShown();
    const sides = answer.body.groups.flatMap(({ before, after }) => [before, after]);
    return html`<section class="panel by-group" aria-labelledby="groups-title">
        <div class="panel-head">
            <h2 id="groups-title">What changed</h2>
            ${numberSwitch(figure, number, true)}
        </div>
        ${about(figure, { ...answer.body, window: answer.body.after.window }, answer.zone)}
        ${restated({ answer: answer.body, figure, number, scale: scaleOf(figure, sides), zone: answer.zone, open, rerender })}
    </section>`;
}

function numberSwitch(figure, number, withFigure = false) {
    return html`<div class="filters">
        ${withFigure ? figureSwitch(figure) : nothing}
        ${figure.numbers.length === 1
            ? nothing
            : html`<label
                  >Number
                  <select @change=${(event) => look({ number: event.target.value })}>
                      ${figure.numbers.map(
                          ({ key, label }) => html`<option value=${key} .selected=${key === number.key}>${label}</option>`,
                      )}
                  </select>
              </label>`}
    </div>`;
}

function figureSwitch(figure) {
    return html`<label
        >Figure
        <select @change=${(event) => look({ figure: event.target.value, number: '' })}>
            ${FIGURES.map(({ key, label }) => html`<option value=${key} .selected=${key === figure.key}>${label}</option>`)}
        </select>
    </label>`;
}

/** What is looked at of an answer that is there already. */
function look(changes) {
    go(changes, { quiet: true });
    rerender();
}

function about(figure, { window, definition, permalink, filters: asked }, zone) {
    const address = new URL(permalink, location.href).href;
    return html`<p class="muted about">
        ${figure.says} From ${time(window.from, zone, { zone: true })} to ${time(window.to, zone, { zone: true })}, months and
        business hours by the clocks of ${asked.tz}.
        <a href=${definition.url}>Definition ${definition.version}, section ${figure.section}</a>
        <button type="button" class="plain" @click=${() => offer('The same answer again, to the byte', address)}>Permalink</button>
    </p>`;
}

/** Each error stands at its field, too; here they are told at once, also those of what has no field. */
function refused(problem, errors) {
    if (errors.length === 0) {
        return problemPanel(problem);
    }
    return html`<section class="panel problem" role="alert">
        <h2>This cannot be shown</h2>
        <ul>
            ${errors.map(({ field, message }) => html`<li><strong>${field}</strong> ${message}</li>`)}
        </ul>
        <p><a href=${location.pathname}>Begin anew</a></p>
    </section>`;
}

function errorsOf(problem) {
    return problem.type.endsWith('/incident-not-found') ? [{ field: 'incident', message: problem.message }] : problem.errors;
}

function csvOfAnswer({ compared, body }) {
    return compared
        ? { name: 'restated', columns: restatedColumns(body.groupBy, figureShown()), rows: body.groups }
        : { name: 'figures', columns: csvColumns(body.groupBy, body.groups), rows: body.groups };
}

/** Which answer has a group: that of all has the group without a name; of two tellings each is asked for by itself. */
function sourceOf({ compared, body, all }, key, telling) {
    if (!compared) {
        const answer = Object.keys(key).length === 0 ? all : body;
        return { params: callOf(answer.permalink).params, window: answer.window };
    }
    const { against, unchanged, ...params } = callOf(body.permalink).params;
    return telling === 'before'
        ? { params, window: body.before.window }
        : { params: { ...params, knownAt: against ?? '' }, window: body.after.window };
}

/** The zone of months, as far as the browser knows it, too. */
function zoneOfAnswer({ filters: { tz } }) {
    try {
        new Intl.DateTimeFormat('en', { timeZone: tz });
        return tz;
    } catch {
        return 'UTC';
    }
}

onPreference((name) => name === 'zone' && go({ tz: chosenZone(), behind: '' }));
readAlong({
    shell,
    load,
    show,
    filters: () => {
        const { datacenter, role, device, incident } = filters();
        return { datacenter, role, device, incident };
    },
});
