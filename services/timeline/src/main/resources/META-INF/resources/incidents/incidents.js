import { html, nothing, render } from '/lib/lit-html.js';
import { getAll } from '/page/api.js';
import { go, here, knownAt, parameter, view } from '/page/address.js';
import { downloads } from '/page/downloads.js';
import { readAlong } from '/page/reading.js';
import { scopeWords, scopeZone } from '/page/scopes.js';
import { problemPanel, readingPanel, startShell } from '/page/shell.js';
import { readSites, sharedZone } from '/page/sites.js';
import { severityMark, stateMark, statusMark } from '/page/states.js';
import { makeTable } from '/page/table.js';
import { duration, span, time, uncertainty } from '/page/time.js';

/** The list of incidents, the latest first, with planned work beside it. Its parameters are those of GET /incidents. */

const PAGE = 200;
const FILTERS = ['status', 'severity', 'datacenter', 'from', 'to'];

let last = { answer: null, problem: null };

const shell = startShell({
    view: 'incidents',
    title: 'Incidents',
    shortcuts: [{ keys: '/', does: 'filter the incidents', run: () => document.getElementById('status')?.focus() }],
});

const COLUMNS = [
    { key: 'title', label: 'Incident', value: ({ title }) => title, cell: titleCell, heading: true },
    { key: 'id', label: 'Id', value: ({ id }) => id, hidden: true },
    { key: 'status', label: 'Status', value: ({ status }) => status, cell: ({ status }) => statusMark(status) },
    {
        key: 'severity',
        label: 'Severity',
        value: ({ severity }) => severity,
        cell: ({ severity }) => severityMark(severity),
    },
    {
        key: 'impactStart',
        label: 'Impact from',
        value: ({ impactStart }) => impactStart,
        cell: startCell,
    },
    {
        key: 'resolvedAt',
        label: 'Resolved',
        value: ({ resolvedAt }) => resolvedAt,
        hidden: true,
    },
    {
        key: 'toResolve',
        label: 'Resolved after',
        value: ({ times }) => times.toResolve?.seconds,
        cell: ({ times }) => duration(times.toResolve?.seconds),
        numeric: true,
    },
];

const table = makeTable({
    caption: 'Incidents',
    hideCaption: true,
    cards: true,
    columns: COLUMNS.filter(({ hidden }) => !hidden),
    rerender: () => show(last.answer, last.problem),
    sort: { key: 'impactStart', descending: true },
    most: PAGE,
});

function titleCell({ id, title, scope }) {
    return html`<a href=${view('/incident/', { incident: id })}>${title}</a>
        <span class="scope">${scopeWords(scope)}</span>`;
}

function startCell({ impactStart, impactUncertaintySeconds, scope }) {
    return html`${time(impactStart, scopeZone(scope), { seconds: false, zone: true })}<span class="muted uncertain"
            >${uncertainty(impactUncertaintySeconds)}</span
        >`;
}

function call() {
    const params = Object.fromEntries(FILTERS.map((name) => [name, parameter(name)]));
    return {
        name: 'incidents',
        path: '/incidents',
        params: { ...params, order: 'desc', limit: PAGE, cursor: parameter('cursor'), knownAt: knownAt() },
    };
}

function maintenanceCall() {
    const params = Object.fromEntries(['datacenter', 'from', 'to'].map((name) => [name, parameter(name)]));
    return { name: 'planned work', path: '/maintenance', params: { ...params, limit: PAGE, knownAt: knownAt() } };
}

async function load(signal) {
    const incidents = call();
    const maintenance = maintenanceCall();
    const [list, works] = await Promise.all([
        getAll(incidents.path, incidents.params, { signal, most: PAGE }),
        getAll(maintenance.path, maintenance.params, { signal, most: PAGE }),
        readSites(),
    ]);
    return {
        asOf: list.body.asOf,
        staleSeconds: list.staleSeconds,
        incidents: list.body.items,
        next: list.body.next,
        works: works.body.items,
        moreWorks: works.body.next !== undefined,
    };
}

function show(answer, problem) {
    last = { answer, problem };
    if (answer) {
        shell.site(sharedZone());
    }
    const below = answer ? found(answer) : problem ? problemPanel(problem) : readingPanel();
    render(
        html`<div class="title">
                <h1>Incidents</h1>
                ${answer
                    ? downloads({
                          calls: [call(), maintenanceCall()],
                          csv: { name: 'incidents', columns: COLUMNS, rows: answer.incidents },
                      })
                    : nothing}
            </div>
            ${filters()} ${below}`,
        shell.main,
    );
}

function filters() {
    const choose = (name, values) =>
        html`<label
            >${name}
            <select id=${name.toLowerCase()} @change=${(event) => narrow({ [name.toLowerCase()]: event.target.value })}>
                <option value="" .selected=${parameter(name.toLowerCase()) === ''}>all</option>
                ${values.map(
                    (value) =>
                        html`<option value=${value} .selected=${parameter(name.toLowerCase()) === value}>
                            ${value.replace(',', ' or ')}
                        </option>`,
                )}
            </select>
        </label>`;
    return html`<form class="filters" role="search" aria-label="Incidents" @submit=${(event) => event.preventDefault()}>
        ${choose('Status', ['open', 'acknowledged', 'open,acknowledged', 'resolved'])}
        ${choose('Severity', ['critical', 'major', 'minor'])}
        <label
            >Datacenter
            <input
                type="search"
                .value=${parameter('datacenter')}
                @change=${(event) => narrow({ datacenter: event.target.value.trim() })}
            />
        </label>
        <label
            >From (UTC)
            <input type="date" .value=${day('from')} @change=${(event) => narrow({ from: midnight(event) })} />
        </label>
        <label
            >Before (UTC)
            <input type="date" .value=${day('to')} @change=${(event) => narrow({ to: midnight(event) })} />
        </label>
    </form>`;
}

/** A filter begins at the first page anew, for a cursor belongs to its question. */
function narrow(changes) {
    go({ cursor: '', ...changes });
}

function day(name) {
    return parameter(name).slice(0, 10);
}

function midnight(event) {
    return event.target.value === '' ? '' : `${event.target.value}T00:00:00Z`;
}

function found({ incidents, next, works, moreWorks }) {
    return html`<div class="beside">
        <section class="panel" aria-labelledby="list-title">
            <h2 id="list-title">${incidents.length === 1 ? '1 incident' : `${incidents.length} incidents`}</h2>
            ${incidents.length === 0
                ? html`<p class="muted">None is known that these filters let through.</p>`
                : table(incidents)}
            ${next || parameter('cursor') !== ''
                ? html`<p class="pages">
                      ${parameter('cursor') === ''
                          ? nothing
                          : html`<a href=${here({ cursor: '' })}>The latest ones</a>`}
                      ${next ? html`<a href=${here({ cursor: next })}>Earlier ones</a>` : nothing}
                  </p>`
                : nothing}
        </section>
        <section class="panel" aria-labelledby="works-title">
            <h2 id="works-title">Planned work</h2>
            ${works.length === 0 ? html`<p class="muted">None is known.</p>` : nothing}
            <ul class="entries">
                ${[...works].reverse().map(workEntry)}
            </ul>
            ${moreWorks ? html`<p class="more">Only the earliest ${works.length} are shown: narrow the time down.</p>` : nothing}
        </section>
    </div>`;
}

function workEntry({ title, scope, from, to, cancelled }) {
    const zone = scopeZone(scope);
    return html`<li>
        <h3>${title}</h3>
        <p class="marks">${stateMark('maintenance', cancelled ? 'cancelled' : 'planned')}</p>
        <p class="muted">${scopeWords(scope)} · ${span(from, to, zone)}</p>
    </li>`;
}

readAlong({ shell, load, show });
