import { html, nothing, render } from '/lib/lit-html.js';
import { go, here, knownAt, parameter, view } from '/page/address.js';
import { downloads } from '/page/downloads.js';
import { onPreference } from '/page/preferences.js';
import { readAlong } from '/page/reading.js';
import { scopeWords, scopeZone } from '/page/scopes.js';
import { problemPanel, readingPanel, startShell } from '/page/shell.js';
import { commonZone } from '/page/sites.js';
import { severityMark, statusMark } from '/page/states.js';
import { serviceNow } from '/page/ticking.js';
import { clock, duration, span, time } from '/page/time.js';
import { changeList } from './changes.js';
import { clocks, propagation } from './course.js';
import { compared, uncompared } from './differences.js';
import { picture } from './picture.js';
import { calls, readMoments, readTelling } from './reading.js';
import { actions, causes, claims, correctiveActions, links, notices, reports } from './said.js';
import { knowledgeSlider } from './slider.js';
import { comparedWith, indexAt, stopsOf } from './stops.js';
import { COLUMNS, story } from './story.js';
import { makeTellings } from './tellings.js';

/**
 * The view of an incident: its whole story as it was known at any time, by the slider of knowledge, with what changed against
 * another telling.
 */

const PLAY_MS = 1_800;
const ONE_MOVE_MS = 1_000;
const MOST_COMPARED = 15;
const SHOWN_CALLS = ['story', 'incident', 'knowledge'];

const id = () => parameter('incident');

const tellings = makeTellings((at) => readTelling(id(), at));
let moments = null;
let of = null;
let last = { answer: null, problem: null };
let width = 0;
let measured = null;
let movedHere = false;
let movedAt = -Infinity;
let playing = 0;
let comparisons = new WeakMap();

const shell = startShell({
    view: 'incident',
    title: 'Incident',
    shortcuts: [
        { keys: '[', does: 'what was known a moment before', run: () => step(-1) },
        { keys: ']', does: 'what was known a moment later', run: () => step(1) },
        { keys: 'p', does: 'play what became known, moment by moment', run: () => play() },
        { keys: '/', does: 'search the story', run: () => document.getElementById('story-words')?.focus() },
    ],
});

const wide = new ResizeObserver(([{ contentRect }]) => {
    if (Math.abs(contentRect.width - width) >= 1) {
        width = contentRect.width;
        again();
    }
});

async function load(signal) {
    if (id() === '') {
        return {};
    }
    if (of !== id()) {
        of = id();
        moments = null;
        tellings.forget();
    }
    const moved = movedHere;
    movedHere = false;
    // At the present everything is asked anew, unless the slider only came back to it.
    const fresh = moments === null || (knownAt() === '' && !moved);
    if (fresh) {
        const read = await readMoments(of, signal);
        if (JSON.stringify(read.moments) !== JSON.stringify(moments)) {
            tellings.forget();
        }
        moments = read.moments;
        tellings.forget((at) => at === '');
    }
    const stops = stopsOf(moments, serviceNow());
    const index = indexAt(stops, knownAt());
    if (stops[index].kind === 'before') {
        readAhead(stops, index);
        return { asOf: knownAt(), staleSeconds: 0 };
    }
    const telling = await tellings.ask(knownAt(), signal);
    readAhead(stops, index);
    return { asOf: telling.asOf, staleSeconds: telling.staleSeconds, telling };
}

/** First what this telling is compared with, then its neighbours, the nearest first. */
function readAhead(stops, index) {
    const other = comparedWith(stops, index, parameter('against'));
    const near = stops
        .map((stop, at) => ({ stop, far: Math.abs(at - index) }))
        .filter(({ stop }) => stop.kind !== 'before')
        .sort((a, b) => a.far - b.far)
        .map(({ stop }) => stop.knownAt);
    tellings.ahead([...new Set([...(other ? [other.knownAt] : []), ...near])], again);
}

function again() {
    show(last.answer, last.problem);
}

function show(answer, problem) {
    last = { answer, problem };
    render(answer ? content(answer) : problem ? problemPanel(problem) : readingPanel(), shell.main);
    const slider = shell.main.querySelector('.slider');
    if (slider && slider !== measured) {
        wide.disconnect();
        wide.observe(slider);
        measured = slider;
    }
}

function content(answer) {
    if (id() === '') {
        return html`<h1>Incident</h1>
            <section class="panel">
                <p>The address names no incident. <a href=${view('/incidents/')}>Choose one from the list</a>.</p>
            </section>`;
    }
    if (moments === null) {
        return readingPanel();
    }
    const stops = stopsOf(moments, serviceNow());
    const index = indexAt(stops, knownAt());
    const kept = tellings.kept(knownAt());
    const telling = kept ?? answer.telling ?? null;
    const unknown = stops[index].kind === 'before';
    const named = telling ?? tellings.kept('');
    const zone = named ? scopeZone(named.incident.scope) : commonZone();
    shell.site(zone);
    const other = comparedWith(stops, index, parameter('against'));
    const comparison = telling && other && !unknown ? comparisonOf(telling, other, other.time > stops[index].time) : null;
    const waiting = !kept && !unknown && telling?.knownAt !== knownAt();
    document.title = `${named?.incident.title ?? id()} · Faultline`;
    return html`${head({ named, telling: unknown ? null : telling, zone })}
        <section class="panel slider-panel" aria-label="What was known when">
            ${knowledgeSlider({
                stops,
                knownAt: knownAt(),
                width: Math.max(200, width),
                zone,
                playing: playing !== 0,
                waiting,
                compared: other,
                onTo: (to, how) => {
                    stopPlaying();
                    toStop(stops[to], how.dragging);
                },
                onPlay: play,
            })}
        </section>
        ${unknown || !telling ? notYet(stops, zone) : told({ telling, comparison, other, stops, index, zone, waiting })}`;
}

function head({ named, telling, zone }) {
    const { incident } = named ?? {};
    return html`<div class="title">
            <div>
                <h1>${incident?.title ?? id()}</h1>
                ${telling
                    ? html`<p class="marks facts-of">
                          ${statusMark(telling.incident.status)} ${severityMark(telling.incident.severity)}
                          <span class="muted">${scopeWords(telling.incident.scope)}</span>
                          <span class="muted"
                              >${telling.incident.resolvedAt
                                  ? html`${span(telling.incident.impactStart, telling.incident.resolvedAt, zone)},
                                    ${duration(telling.incident.times.toResolve?.seconds)}`
                                  : html`since ${time(telling.incident.impactStart, zone, { zone: true })}`}</span
                          >
                      </p>`
                    : nothing}
            </div>
            ${telling
                ? downloads({
                      calls: calls(id(), knownAt(), storyFilters()).filter(({ name }) => SHOWN_CALLS.includes(name)),
                      csv: { name: `${id()}-story`, columns: COLUMNS, rows: telling.lines },
                  })
                : nothing}
        </div>
`;
}

/** Those of the story that the API has as well. */
function storyFilters() {
    return Object.fromEntries(['kind', 'datacenter', 'role'].map((name) => [name, parameter(name)]));
}

function notYet(stops, zone) {
    const first = stops[1];
    return html`<section class="panel not-yet">
        <h2>Nothing was known yet</h2>
        <p>
            The first of this incident became known on ${time(first.knownAt, zone, { zone: true })}: ${first.moment.text}.
        </p>
        <p><a href=${here({ knownAt: first.knownAt })}>See what was known then</a></p>
    </section>`;
}

function told({ telling, comparison, other, stops, index, zone, waiting }) {
    const what = { telling, comparison, zone };
    const otherWords = other ? stopWords(other, zone) : '';
    return html`${telling.missing.length > 0
            ? html`<section class="panel problem" role="alert">
                  <h2>Not all of it can be shown</h2>
                  ${telling.missing.map((words) => html`<p class="said">${words}</p>`)}
              </section>`
            : nothing}
        ${links(what)}
        <div class=${waiting ? 'beside told waits' : 'beside told'} aria-busy=${waiting}>
            <div class="stack">
                ${picture({ ...what, width: width * (width > 700 ? 0.6 : 1), otherWords })}
                ${story({
                    lines: comparison?.lines ?? uncompared(telling.lines),
                    more: telling.moreLines,
                    later: comparison?.later ?? false,
                    compares: comparison !== null,
                    zone,
                    rerender: again,
                })}
            </div>
            <div class="stack">
                ${changed({ what, other, stops, index })} ${clocks(what)} ${causes(what)} ${claims(what)} ${actions(what)}
                ${notices(what)} ${propagation(what)} ${correctiveActions(what)} ${reports(what)}
            </div>
        </div>`;
}

function changed({ what, other, stops, index }) {
    return html`<section class="panel what-changed" aria-labelledby="changed-title">
        <div class="panel-head">
            <h2 id="changed-title">What changed</h2>
            ${compareChoice(stops, index, what.zone)}
        </div>
        ${what.comparison ? changeList(what) : html`<p class="muted">${whyNot(other)}</p>`}
    </section>`;
}

function whyNot(other) {
    if (other) {
        return 'The other telling is being read …';
    }
    return parameter('against') === 'none'
        ? 'It is compared with nothing.'
        : 'There is no other telling to compare with.';
}

function compareChoice(stops, index, zone) {
    const chosen = parameter('against');
    const usual = comparedWith(stops, index, '');
    const others = stops.filter(({ kind }) => kind === 'moment').slice(-MOST_COMPARED);
    const option = (value, words) => html`<option value=${value} .selected=${chosen === value}>${words}</option>`;
    return html`<label class="against"
        ><span>against</span>
        <select
            id="against"
            @change=${(event) => {
                go({ against: event.target.value }, { replace: true, quiet: true });
                readAhead(stops, index);
                again();
            }}
        >
            ${option('', usual ? `${usual.time > stops[index].time ? '' : 'before: '}${stopWords(usual, zone)}` : 'the telling before')}
            ${option('now', 'the present')}
            ${others.map((stop) => option(stop.knownAt, stopWords(stop, zone)))} ${option('none', 'nothing')}
        </select>
    </label>`;
}

function stopWords(stop, zone) {
    return stop.kind === 'present' ? 'as told now' : `as told ${clock(stop.knownAt, zone).slice(0, 16)}`;
}

/** Comparing thousands of lines takes a while: once for each pair of tellings. */
function comparisonOf(telling, stop, later) {
    const other = tellings.kept(stop.knownAt);
    if (!other) {
        return null;
    }
    const made = comparisons.get(telling) ?? new WeakMap();
    comparisons.set(telling, made);
    if (!made.has(other)) {
        made.set(other, compared(telling, other, later));
    }
    return made.get(other);
}

/** One move of the slider, however many stops it passes, is one entry in the browser's history. */
function toStop(stop, dragging) {
    const now = performance.now();
    const goesOn = dragging || now - movedAt < ONE_MOVE_MS;
    movedAt = now;
    movedHere = true;
    go({ knownAt: stop.knownAt }, { replace: goesOn });
    again();
}

function step(by) {
    if (moments === null) {
        return;
    }
    stopPlaying();
    const stops = stopsOf(moments, serviceNow());
    const to = indexAt(stops, knownAt()) + by;
    if (stops[to]) {
        toStop(stops[to], false);
    }
}

/** Goes from moment to moment by itself, and waits where one is not read yet. */
function play() {
    if (playing !== 0 || moments === null) {
        stopPlaying();
        again();
        return;
    }
    const stops = stopsOf(moments, serviceNow());
    if (indexAt(stops, knownAt()) === stops.length - 1) {
        toStop(stops[1], false);
    }
    playing = setInterval(() => {
        const all = stopsOf(moments, serviceNow());
        const index = indexAt(all, knownAt());
        if (index < all.length - 1 && (all[index].kind === 'before' || tellings.kept(knownAt()))) {
            toStop(all[index + 1], true);
        }
        if (indexAt(all, knownAt()) === all.length - 1) {
            stopPlaying();
            again();
        }
    }, PLAY_MS);
    again();
}

function stopPlaying() {
    clearInterval(playing);
    playing = 0;
}

onPreference(() => again());
readAlong({ shell, load, show, filters: () => ({ incident: id() }) });
