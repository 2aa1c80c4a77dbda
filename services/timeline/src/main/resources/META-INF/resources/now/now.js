import { html, nothing, render } from '/lib/lit-html.js';
import { go, knownAt, parameter } from '/page/address.js';
import { downloads } from '/page/downloads.js';
import { readAlong } from '/page/reading.js';
import { problemPanel, readingPanel, startShell } from '/page/shell.js';
import { sharedZone } from '/page/sites.js';
import { everySecond, serviceNow } from '/page/ticking.js';
import { duration } from '/page/time.js';
import { datacenterTiles } from '/now/datacenters.js';
import { openOutages } from '/now/outages.js';
import { emptyFaultline } from '/now/empty.js';
import { calls, readNow } from '/now/reading.js';
import { openIncidents, plannedWork } from '/now/side.js';

/** The view Now: how every datacenter stands, what is broken, for how long, and what staff do about it. */

const CSV_COLUMNS = ['datacenter', 'state', 'devices', 'up', 'degraded', 'down', 'unknown', 'openOutages', 'since'].map(
    (key) => ({ key, label: key, value: (row) => row[key] }),
);

let last = { answer: null, problem: null };

const shell = startShell({
    view: 'now',
    title: 'Now',
    shortcuts: [
        {
            keys: '/',
            does: 'filter the datacenters',
            run: () => document.getElementById('filter')?.focus(),
        },
    ],
});

function show(answer, problem) {
    last = { answer, problem };
    if (answer) {
        shell.site(sharedZone());
    }
    render(answer ? content(answer) : problem ? problemPanel(problem) : readingPanel(), shell.main);
}

function content(answer) {
    if (answer.datacenters.length === 0 && knownAt() === '') {
        return emptyFaultline();
    }
    const filter = parameter('filter');
    const shown = answer.datacenters.filter(({ datacenter }) => datacenter.toLowerCase().includes(filter.toLowerCase()));
    const now = knownAt() === '' ? serviceNow() : new Date(answer.asOf).getTime();
    return html`<div class="title">
            <div>
                <h1>${knownAt() === '' ? 'Now' : 'Then'}</h1>
                <p class="summary">${summary(answer.datacenters)}</p>
            </div>
            ${downloads({
                calls: calls(),
                csv: { name: 'datacenters', columns: CSV_COLUMNS, rows: answer.datacenters },
            })}
        </div>
        <div class="beside">
            <div class="stack">
                ${datacenterTiles({ shown, all: answer.datacenters.length, filter, now, onFilter })}
                ${openOutages({ outages: answer.outages, more: answer.moreOutages, filter, now })}
            </div>
            <div class="stack">
                ${openIncidents(answer.incidents, now)} ${plannedWork(answer.maintenance, now)}
            </div>
        </div>`;
}

function onFilter(text) {
    // An address without an entry for each letter; nothing is asked anew for it.
    go({ filter: text }, { replace: true, quiet: true });
    show(last.answer, last.problem);
}

function summary(datacenters) {
    const parts = ['down', 'degraded', 'unknown', 'up']
        .map((state) => [state, datacenters.filter((one) => (one.state ?? 'unknown') === state).length])
        .filter(([, count]) => count > 0)
        .map(([state, count]) => `${count} ${state}`);
    const many = datacenters.length === 1 ? '1 datacenter' : `${datacenters.length} datacenters`;
    const longest = datacenters.filter(({ since }) => since).map(({ since }) => new Date(since).getTime());
    return html`${many}: ${parts.join(', ')}.${longest.length > 0 && knownAt() === ''
        ? html` The longest trouble lasts for
          ${duration(Math.floor((serviceNow() - Math.min(...longest)) / 1_000))}.`
        : nothing}`;
}

readAlong({ shell, load: readNow, show });
everySecond(() => last.answer && show(last.answer, last.problem));
