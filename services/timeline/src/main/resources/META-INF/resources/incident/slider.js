import { html, nothing, svg } from '/lib/lit-html.js';
import { clock, zoneName } from '/page/time.js';
import { indexAt, nearest, placeOf } from './stops.js';

/**
 * The slider of knowledge: an axis from before anything was known to the present, with a mark for every moment at which more
 * became known. It stands at moments only; between two of them nothing else was known.
 */

const MARGIN = 14;
const AXIS_Y = 22;
const LETTER = 6.1;
const LABEL_GAP = 6;
const ROOM_FOR_DOT = 13;
const PAGE = 10;

/**
 * @typedef {{
 *     stops: import('./stops.js').Stop[],
 *     knownAt: string,
 *     width: number,
 *     zone: string,
 *     playing: boolean,
 *     waiting: boolean,
 *     compared: import('./stops.js').Stop|null,
 *     onTo: (index: number, how: {dragging: boolean}) => void,
 *     onPlay: () => void,
 * }} What width: of the axis in CSS pixels; waiting: whether what is shown below is still that of another stop; compared:
 *     the stop that this one is compared with, marked on the axis; onTo: the reader goes to a stop; onPlay: playing begins or
 *     ends
 */

/**
 * @param {What} what
 */
export function knowledgeSlider(what) {
    const { stops, knownAt, zone, playing, waiting } = what;
    const index = indexAt(stops, knownAt);
    const exact = knownAt === '' || Date.parse(knownAt) === stops[index].time;
    return html`<div class="knowledge">
        <div class="knowledge-head">
            <p class="knowledge-words">
                <span class="muted">As known</span>
                <strong>${words(stops[index], knownAt, exact, zone)}</strong>
                <span class="muted after">${after(stops, index)}</span>
                <span class="waiting" role="status">${waiting ? 'Reading …' : nothing}</span>
            </p>
            <div class="steps">
                <button
                    type="button"
                    aria-label="The moment before"
                    ?disabled=${index === 0 && exact}
                    @click=${() => what.onTo(exact ? index - 1 : index, { dragging: false })}
                >
                    ‹
                </button>
                <button type="button" class="play" aria-pressed=${playing} @click=${what.onPlay}>
                    <span aria-hidden="true">${playing ? '❚❚' : '▶'}</span> ${playing ? 'Pause' : 'Play'}
                </button>
                <button
                    type="button"
                    aria-label="The next moment"
                    ?disabled=${index === stops.length - 1}
                    @click=${() => what.onTo(index + 1, { dragging: false })}
                >
                    ›
                </button>
            </div>
        </div>
        <div
            class="slider"
            role="slider"
            tabindex="0"
            aria-label="Known at"
            aria-valuemin="0"
            aria-valuemax=${stops.length - 1}
            aria-valuenow=${index}
            aria-valuetext=${spoken(stops, index, knownAt, exact, zone)}
            @keydown=${(event) => onKey(event, what, index, exact)}
            @pointerdown=${(event) => onDown(event, what)}
            @pointermove=${(event) => onMove(event, what)}
            @pointerup=${onUp}
            @pointercancel=${onUp}
        >
            ${drawing(what, index)}
        </div>
    </div>`;
}

function drawing({ stops, knownAt, width, compared, zone }, index) {
    const inner = Math.max(1, width - 2 * MARGIN);
    const x = (place) => MARGIN + place * inner;
    const thumb = x(placeOf(stops, knownAt));
    const crowded = inner / stops.length < ROOM_FOR_DOT;
    return html`<svg class="axis" width="100%" height="72" aria-hidden="true">
        <line class="rail" x1=${MARGIN} x2=${width - MARGIN} y1=${AXIS_Y} y2=${AXIS_Y} />
        <line class="rail unknown" x1=${MARGIN} x2=${x(stops[1].place)} y1=${AXIS_Y} y2=${AXIS_Y} />
        <rect
            class="known"
            x=${x(stops[1].place)}
            y=${AXIS_Y - 2}
            width=${Math.max(0, thumb - x(stops[1].place))}
            height="4"
            rx="2"
        />
        ${stops.map((stop, at) => mark(stop, x(stop.place), at <= index, crowded))}
        ${compared
            ? svg`<circle class="compared" cx=${x(compared.place)} cy=${AXIS_Y} r="11"/>`
            : nothing}
        <g class="thumb">
            <circle class="halo" cx=${thumb} cy=${AXIS_Y} r="17" />
            <circle class="knob" cx=${thumb} cy=${AXIS_Y} r="10" />
            <circle class="pip" cx=${thumb} cy=${AXIS_Y} r="3.5" />
        </g>
        ${labels(stops, index, x, width).map(
            ({ stop, at, anchor, left }) =>
                svg`<text class=${stop === stops[index] ? 'label here' : 'label'} x=${left} y="52" text-anchor=${anchor}>
                    ${stop.label}</text>
                <text class="label day" x=${left} y="66" text-anchor=${anchor}>${dayOf(stop, zone)}</text>
                <line class="leader" x1=${at} x2=${at} y1=${AXIS_Y + 9} y2=${AXIS_Y + 17} />`,
        )}
    </svg>`;
}

function mark(stop, x, passed, crowded) {
    const known = passed ? 'mark passed' : 'mark';
    if (stop.kind === 'before') {
        return svg`<circle class="mark before" cx=${x} cy=${AXIS_Y} r="4"/>`;
    }
    if (crowded && stop.weight < 3) {
        return svg`<line class=${known} x1=${x} x2=${x} y1=${AXIS_Y - 6} y2=${AXIS_Y + 6}/>`;
    }
    if (stop.moment?.retracted > 0) {
        return svg`<path class="${known} restated" d="M${x} ${AXIS_Y - 7.5}l7.5 7.5-7.5 7.5-7.5-7.5z"/>`;
    }
    return svg`<circle class=${known} cx=${x} cy=${AXIS_Y} r=${stop.weight >= 3 ? 6 : 4}/>`;
}

/** Those that fit, the weightiest first, and always the one where the slider stands. */
function labels(stops, index, x, width) {
    const taken = [];
    return stops
        .map((stop, at) => ({ stop, weight: at === index ? 100 : stop.weight }))
        .filter(({ weight }) => weight > 0)
        .sort((a, b) => b.weight - a.weight)
        .map(({ stop }) => {
            const at = x(stop.place);
            const room = Math.max(stop.label.length, 11) * LETTER;
            const anchor = at < room / 2 ? 'start' : at > width - room / 2 ? 'end' : 'middle';
            const left = anchor === 'start' ? 1 : anchor === 'end' ? width - 1 : at;
            const from = anchor === 'start' ? left : anchor === 'end' ? left - room : left - room / 2;
            return { stop, at, anchor, left, from, to: from + room };
        })
        .filter(({ from, to }) => {
            const free = taken.every((other) => to + LABEL_GAP <= other.from || from >= other.to + LABEL_GAP);
            if (free) {
                taken.push({ from, to });
            }
            return free;
        });
}

function dayOf(stop, zone) {
    return stop.kind === 'before' ? '' : stop.kind === 'present' ? 'all that is known' : clock(stop.time, zone).slice(0, 10);
}

function words(stop, knownAt, exact, zone) {
    if (stop.kind === 'present') {
        return 'now';
    }
    return `on ${clock(exact ? stop.knownAt : knownAt, zone, { zone: true })}`;
}

function after(stops, index) {
    const stop = stops[index];
    if (stop.kind === 'before') {
        return 'before anything was known of it';
    }
    const moment = stop.moment ?? stops[index - 1].moment;
    return stop.kind === 'present' ? `the last to become known: ${moment.text}` : `after: ${moment.text}`;
}

/** As a screen reader says it: dates in full. */
function spoken(stops, index, knownAt, exact, zone) {
    const stop = stops[index];
    if (stop.kind === 'present') {
        return `as known now, ${after(stops, index)}`;
    }
    const instant = exact ? stop.knownAt : knownAt;
    const [day, hour] = clock(instant, zone).split(' ');
    const date = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(
        new Date(`${day}T00:00:00Z`),
    );
    return `as known on ${date}, ${hour} ${zoneName(zone, instant)}, ${after(stops, index)}`;
}

function onKey(event, { stops, onTo }, index, exact) {
    const last = stops.length - 1;
    const to = {
        ArrowLeft: exact ? index - 1 : index,
        ArrowDown: exact ? index - 1 : index,
        ArrowRight: index + 1,
        ArrowUp: index + 1,
        PageDown: index - PAGE,
        PageUp: index + PAGE,
        Home: 0,
        End: last,
    }[event.key];
    if (to === undefined || event.ctrlKey || event.metaKey || event.altKey) {
        return;
    }
    event.preventDefault();
    onTo(Math.min(last, Math.max(0, to)), { dragging: false });
}

let dragging = false;

function onDown(event, what) {
    if (event.button !== 0) {
        return;
    }
    dragging = false;
    event.currentTarget.setPointerCapture(event.pointerId);
    event.currentTarget.focus({ preventScroll: true });
    to(event, what);
}

function onMove(event, what) {
    if (event.currentTarget.hasPointerCapture(event.pointerId)) {
        to(event, what);
    }
}

function onUp(event) {
    if (event.currentTarget.hasPointerCapture(event.pointerId)) {
        event.currentTarget.releasePointerCapture(event.pointerId);
    }
    dragging = false;
}

function to(event, { stops, knownAt, onTo }) {
    const box = event.currentTarget.getBoundingClientRect();
    const place = (event.clientX - box.left - MARGIN) / Math.max(1, box.width - 2 * MARGIN);
    const index = nearest(stops, Math.min(1, Math.max(0, place)));
    if (stops[index].knownAt !== knownAt) {
        // The first step of a drag is a move of its own, those that follow belong to it.
        onTo(index, { dragging });
        dragging = true;
    }
}
