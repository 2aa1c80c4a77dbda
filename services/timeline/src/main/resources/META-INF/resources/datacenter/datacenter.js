import { html, nothing, render } from '/lib/lit-html.js';
import { go, onAddress, parameter, view as viewAddress } from '/page/address.js';
import { downloads } from '/page/downloads.js';
import { readAlong } from '/page/reading.js';
import { problemPanel, readingPanel, startShell } from '/page/shell.js';
import { siteZone } from '/page/sites.js';
import { stateCounts, stateMark } from '/page/states.js';
import { clock } from '/page/time.js';
import { askedLanes, controls, legend } from '/datacenter/controls.js';
import { curveData } from '/datacenter/curve.js';
import { deviceLanes, fillLanes, milestoneMarks, pinnedLanes, roleLanes, unreadLanes, usualLanes } from '/datacenter/lanes.js';
import { openedPanel } from '/datacenter/panel.js';
import { makePicture } from '/datacenter/picture.js';
import {
    calls,
    datacenter,
    present,
    readDatacenter,
    readDevices,
    readFacts,
    readOn,
    readOutagesOf,
    readWhole,
} from '/datacenter/reading.js';
import { makeTables, outageColumns } from '/datacenter/tables.js';
import { around, wholeView, within } from '/datacenter/viewport.js';
import { itemWords, recoveryWords, viewWords } from '/datacenter/words.js';

/** The view of a datacenter: how it went down and came back, over lanes of what each of its devices did. */

const REST_MS = 250;
const ONE_STEP_MS = 1_000;
const MOST_LANES_ASKED = 60;

const shell = startShell({
    view: 'datacenter',
    title: datacenter() === '' ? 'Datacenter' : datacenter(),
    shortcuts: [
        { keys: 'p', does: 'go to the picture; its keys are told below it', run: () => picture?.focus() },
        { keys: '+', does: 'zoom in', run: () => picture?.key('+') },
        { keys: '-', does: 'zoom out', run: () => picture?.key('-') },
    ],
});

const columns = outageColumns(site, openOutage);
const tables = makeTables({ site, columns, rerender: () => show(last.answer, last.problem) });

let last = { answer: null, problem: null };
let picture = null;
let pictureRoot = null;
/** What is looked at while it is not read yet; null where the address says it. */
let moving = null;
let restTimer = 0;
let changedAt = -Infinity;
let opened = null;
let opening = new AbortController();
let more = new AbortController();
/** What came after the first answer: further outages, devices, and the outages of some of them. */
let later = nothingLater();

function nothingLater() {
    return { outages: [], next: undefined, reading: false, lanes: null, asked: new Set() };
}

function site() {
    return siteZone(datacenter());
}

function askedWindow() {
    return `${parameter('from')} ${parameter('to')}`;
}

async function load(signal) {
    const asked = askedWindow();
    const answer = { ...(await readDatacenter(signal)), asked };
    more.abort();
    more = new AbortController();
    later = { ...nothingLater(), outages: answer.outages ?? [], next: answer.next, reading: answer.next !== undefined };
    return answer;
}

/** Called with each answer once: goes on with what comes in pages. */
async function goOn(answer) {
    const { signal } = more;
    try {
        await readOn(answer, signal, (outages, next) => {
            later = { ...later, outages: [...later.outages, ...outages], next };
            show(answer, null);
        });
        if (later.next !== undefined) {
            later = { ...later, lanes: unreadLanes(await readDevices(signal)) };
        }
    } catch (problem) {
        if (signal.aborted) {
            return;
        }
        later = { ...later, next: later.next ?? 'lost' };
    }
    later = { ...later, reading: false };
    show(answer, null);
}

function show(answer, problem) {
    const isNew = answer !== null && answer !== last.answer;
    last = { answer, problem };
    if (answer?.datacenters) {
        render(choice(answer.datacenters), shell.main);
        return;
    }
    if (isNew) {
        data = null;
        // Whoever has moved on meanwhile stays where he is: what is there is being read.
        if (answer.asked === askedWindow() && restTimer === 0) {
            moving = null;
        }
    }
    if (answer) {
        shell.site(site());
    }
    render(answer ? content(answer) : problem ? problemPanel(problem) : readingPanel(), shell.main);
    showPicture(answer);
    if (isNew && later.reading) {
        goOn(answer);
    }
}

function choice(datacenters) {
    return html`<div class="title"><h1>Datacenters</h1></div>
        <section class="panel" aria-label="Datacenters">
            <ul class="entries">
                ${datacenters.map(
                    (one) =>
                        html`<li>
                            <h3><a href=${viewAddress('/datacenter/', { datacenter: one.datacenter })}>${one.datacenter}</a></h3>
                            <p class="marks">${stateMark(one.state)} <span>${stateCounts(one)}</span></p>
                        </li>`,
                )}
            </ul>
            ${datacenters.length === 0 ? html`<p class="muted">None is known.</p>` : nothing}
        </section>`;
}

function content(answer) {
    const { recovery, standing, incidents, allIncidents } = answer;
    const words = recoveryWords(recovery, site());
    return html`<div class="title">
            <div>
                <h1>${datacenter()}</h1>
                <p class="marks">
                    ${stateMark(standing.state)} <span>${stateCounts(standing)}</span>
                    <a href=${viewAddress('/figures/', { datacenter: datacenter() })}>Figures</a>
                    <a href=${viewAddress('/incidents/', { datacenter: datacenter() })}>Incidents</a>
                </p>
            </div>
            ${downloads({
                calls: calls(recovery.window, recovery.thinned !== undefined),
                csv: { name: `${datacenter()}-outages`, columns, rows: later.outages },
            })}
        </div>
        ${controls({
            view: shownView(answer),
            now: present(),
            site: site(),
            incidents: allIncidents,
            mode: lanesMode(answer),
            press: (key) => picture?.key(key),
            look,
            whole: showWhole,
        })}
        <section class="panel" aria-labelledby="picture-title">
            <div class="panel-head">
                <h2 id="picture-title">Recovery</h2>
                <p class="muted">${viewWords(shownView(answer), site())}</p>
            </div>
            <p id="words">${words}</p>
            ${recovery.struck === 0 ? hint(allIncidents) : nothing} ${legend(drawnData(answer).curve)}
            <p class="readout" aria-hidden="true"></p>
            <div class="frame"></div>
            <p class="unseen" role="status" id="focused"></p>
            <p class="muted keys" id="keys">
                <kbd>+</kbd><kbd>−</kbd> zoom, <kbd>←</kbd><kbd>→</kbd> pan, <kbd>Home</kbd> all,
                <kbd>↓</kbd><kbd>↑</kbd> next bar or mark, <kbd>PgDn</kbd><kbd>PgUp</kbd> next lane, <kbd>Enter</kbd> opens it. The
                wheel zooms over the curve, with <kbd>Ctrl</kbd> over the lanes too; drag to pan.
            </p>
        </section>
        ${opened ? openedPanel(opened, site(), { onClose: close, onZoom: zoomToOpened }) : nothing}
        ${incidentsHere(incidents)} ${tables(answer, later.outages, progressWords())}`;
}

function hint(incidents) {
    const latest = incidents.at(-1);
    return latest
        ? html`<p>
              The last incident here was
              <button type="button" class="plain" @click=${() => look(incidentView(latest))}>${latest.title}</button>.
          </p>`
        : nothing;
}

function incidentView({ impactStart, resolvedAt }) {
    return around(Date.parse(impactStart), resolvedAt ? Date.parse(resolvedAt) : present());
}

function incidentsHere(incidents) {
    return incidents.length === 0
        ? nothing
        : html`<section class="panel" aria-labelledby="incidents-title">
              <h2 id="incidents-title">Incidents in this time</h2>
              <ul class="entries">
                  ${incidents.map(
                      (incident) =>
                          html`<li>
                              <h3><a href=${viewAddress('/incident/', { incident: incident.id })}>${incident.title}</a></h3>
                              <p class="muted">
                                  ${clock(incident.impactStart, site())} to
                                  ${incident.resolvedAt ? clock(incident.resolvedAt, site()) : 'now, not resolved'}
                              </p>
                          </li>`,
                  )}
              </ul>
          </section>`;
}

function progressWords() {
    const count = later.outages.length === 1 ? '1 outage' : `${later.outages.length} outages`;
    if (later.reading) {
        return `${count} read so far …`;
    }
    return later.next === undefined
        ? `${count} in this time.`
        : `The first ${count} in this time: zoom in to see the others here. The lanes show them all.`;
}

function shownView({ recovery }) {
    if (moving) {
        return moving;
    }
    const { from, to } = recovery.window;
    const asked = Date.parse(parameter('to'));
    return { from: Date.parse(from), to: asked > Date.parse(to) ? asked : Date.parse(to) };
}

function lanesMode(answer) {
    return askedLanes() || usualLanes(answer);
}

/** Made once for each answer, and again when all its outages are there: the curve, and lanes of roles. */
let data = null;

function drawnData(answer) {
    const { recovery } = answer;
    const complete = later.next === undefined;
    if (data?.complete !== complete) {
        const from = Date.parse(recovery.window.from);
        const end = Date.parse(recovery.window.to);
        data = {
            complete,
            steps: recovery.steps.map((step) => ({ ...step, at: Date.parse(step.at) })),
            curve: curveData(recovery.steps, end, complete ? later.outages : null, from),
            pinned: pinnedLanes(answer),
            roles: roleLanes(answer, end),
        };
    }
    return data;
}

function showPicture(answer) {
    const root = shell.main.querySelector('.frame');
    if (root !== pictureRoot) {
        picture?.dispose();
        picture = null;
        pictureRoot = root;
    }
    if (!answer || !root) {
        return;
    }
    const { pinned, curve } = drawnData(answer);
    const lanes = lanesOf(answer);
    const shown = {
        view: shownView(answer),
        lanes,
        pinned,
        data: curve,
        milestones: milestoneMarks(answer.recovery.milestones),
        works: pinned[0].spans ?? [],
        now: present(),
        site: site(),
        label: `Recovery timeline of ${datacenter()}, by ${lanes.length} ${lanesMode(answer)}s. ${recoveryWords(answer.recovery, site())}`,
    };
    if (picture) {
        picture.show(shown);
    } else {
        picture = makePicture(root, shown, { onView, onPoint, onFocus, onOpen: open, onLanes, onWhole: showWhole, onEscape: close });
    }
}

function lanesOf(answer) {
    if (lanesMode(answer) === 'role') {
        return drawnData(answer).roles;
    }
    return later.lanes && later.next !== undefined ? later.lanes : deviceLanes(later.outages, Date.parse(answer.asOf));
}

/**
 * The address goes along with the first change, and with the last of a quick succession, which is one step back; what it asks for
 * is read then. Browsers do not let it change with each frame.
 */
function onView(view) {
    moving = view;
    const now = performance.now();
    if (now - changedAt >= ONE_STEP_MS) {
        go(windowOf(view), { quiet: true });
    }
    changedAt = now;
    clearTimeout(restTimer);
    restTimer = setTimeout(() => {
        restTimer = 0;
        go(windowOf(view), { quiet: true, replace: true });
        reading.again();
    }, REST_MS);
}

function look(view) {
    go(windowOf(view));
}

function windowOf({ from, to }) {
    const text = (instant) => new Date(instant).toISOString().replace('.000Z', 'Z');
    return { from: text(from), to: text(to) };
}

async function showWhole() {
    const whole = await readWhole().catch(() => null);
    if (whole) {
        look(within(wholeView(whole), present()));
    }
}

function onPoint(instant, found) {
    const line = shell.main.querySelector('.readout');
    if (instant === null || !data) {
        line.textContent = '';
        return;
    }
    const step = data.steps.findLast(({ at }) => at <= instant);
    const counts = step
        ? ['down', 'degraded', 'unknown', 'up'].filter((state) => step[state] > 0).map((state) => `${step[state]} ${state}`)
        : [];
    line.textContent = [clock(Math.round(instant), site(), { seconds: true }), counts.join(' · '), found ? itemWords(found.item, found.lane.label, site()) : '']
        .filter((part) => part !== '')
        .join('  |  ');
}

function onFocus(found) {
    document.getElementById('focused').textContent = found ? `${itemWords(found.item, found.lane.label, site())}. Enter opens it.` : '';
    const line = shell.main.querySelector('.readout');
    line.textContent = found ? itemWords(found.item, found.lane.label, site()) : '';
}

async function open({ lane, item }) {
    const role = item.kind === 'bar' && item.state !== 'maintenance' && lane.device === undefined;
    const single = lane.device !== undefined && item.parts.length === 1;
    opened = { lane, item, outages: null, facts: null, lost: false };
    const own = opened;
    // Of its own: what is opened stays open while the view is read anew.
    opening.abort();
    opening = new AbortController();
    show(last.answer, last.problem);
    document.getElementById('opened')?.focus();
    try {
        if (role) {
            own.outages = await readOutagesOf(windowOf({ from: item.from, to: Math.max(item.to, item.from + 1) }), { role: item.parts[0].source.role }, opening.signal);
        } else if (single) {
            own.facts = await readFacts(lane.device, opening.signal);
        }
    } catch {
        own.lost = true;
    }
    if (opened === own) {
        show(last.answer, last.problem);
    }
}

function openOutage(outage) {
    const asOf = Date.parse(last.answer.asOf);
    const [lane] = deviceLanes([outage], asOf);
    const [span] = lane.spans;
    open({ lane, item: { kind: 'bar', ...span, parts: [span] } });
}

function close() {
    if (opened) {
        opened = null;
        show(last.answer, last.problem);
        picture?.focus();
    }
}

function zoomToOpened() {
    look(around(opened.item.from, opened.item.to));
}

/** Reads the outages of lanes that are to be seen; each is asked for once. */
async function onLanes(lanes) {
    const { asked } = later;
    const wanted = lanes.filter((lane) => !asked.has(lane)).slice(0, MOST_LANES_ASKED);
    if (wanted.length === 0) {
        return;
    }
    const { asOf, recovery } = last.answer;
    wanted.forEach((lane) => asked.add(lane));
    try {
        const device = wanted.map((lane) => lane.device);
        fillLanes(wanted, await readOutagesOf(recovery.window, { device }, more.signal), Date.parse(asOf));
        picture?.redraw();
    } catch {
        wanted.forEach((lane) => asked.delete(lane));
    }
}

onAddress(() => {
    moving = null;
    clearTimeout(restTimer);
    restTimer = 0;
});

const reading = readAlong({ shell, load, show, filters: () => ({ datacenter: datacenter() }) });
