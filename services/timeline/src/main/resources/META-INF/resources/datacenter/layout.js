/** From what is known to where it is drawn: lanes of bars and marks. Nothing here draws, and nothing here asks. */

const LEAST_BAR = 3;
const LEAST_GAP = 1;
const MARK_ROOM = 14;
const RANK = { unknown: 0, degraded: 1, down: 2 };

/**
 * @typedef {{from: number, to: number, left: number, width: number}} Scale a view, and where it lies in CSS pixels
 * @typedef {{
 *     from: number,
 *     to: number,
 *     state: 'down'|'degraded'|'unknown'|'maintenance',
 *     open?: boolean,
 *     fromOff?: number,
 *     toOff?: number,
 *     shape?: {at: number, impaired: number, down: number}[],
 *     source: any,
 * }} Span something that lasts; fromOff and toOff: by how many milliseconds an end may be off, either way; shape: how
 *     large a share of the devices of a role was struck from when on
 * @typedef {{at: number, off: number, kind: string, source: any}} Moment
 * @typedef {{
 *     key: string,
 *     label: string,
 *     words?: string,
 *     spans?: Span[],
 *     moments?: Moment[],
 * }} Lane without spans and moments it was not read yet
 * @typedef {{
 *     kind: 'bar'|'mark',
 *     x0: number,
 *     x1: number,
 *     from: number,
 *     to: number,
 *     state?: string,
 *     mark?: string,
 *     open?: boolean,
 *     fadeFrom: number,
 *     fadeTo: number,
 *     parts: (Span|Moment)[],
 * }} Item what can be pointed at; several spans or moments that cannot be told apart at this scale are one
 */

/**
 * @param {number} at milliseconds since 1970
 * @param {Scale} scale
 * @returns {number} where it is drawn
 */
export function xOf(at, { from, to, left, width }) {
    return left + ((at - from) / (to - from)) * width;
}

/**
 * @param {number} x
 * @param {Scale} scale
 * @returns {number} the instant that is drawn there
 */
export function instantAt(x, { from, to, left, width }) {
    return from + ((x - left) / width) * (to - from);
}

/**
 * What of a lane is to be seen, from left to right.
 *
 * @param {Lane} lane its spans and moments in the order of their beginning
 * @param {Scale} scale
 * @returns {Item[]}
 */
export function itemsOf({ spans = [], moments = [] }, scale) {
    return [...bars(spans, scale), ...marks(moments, scale)].sort((a, b) => a.x0 - b.x0);
}

function bars(spans, scale) {
    const items = [];
    const least = ((scale.to - scale.from) / scale.width) * LEAST_GAP;
    let last = null;
    for (const span of spans) {
        if (span.from - (span.fromOff ?? 0) > scale.to || span.to + (span.toOff ?? 0) < scale.from) {
            continue;
        }
        if (last && !last.shaped && span.from - last.to < least && isThin(span, scale)) {
            last.to = Math.max(last.to, span.to);
            last.toOff = span.toOff ?? 0;
            last.open = last.open || span.open;
            last.state = RANK[span.state] > RANK[last.state] ? span.state : last.state;
            last.parts.push(span);
        } else {
            last = { ...span, shaped: span.shape !== undefined && !isThin(span, scale), parts: [span] };
            items.push(last);
        }
    }
    return items.map((bar) => barOf(bar, scale));
}

function isThin(span, scale) {
    return xOf(span.to, scale) - xOf(span.from, scale) < LEAST_BAR;
}

function barOf({ from, to, state, open = false, fromOff = 0, toOff = 0, parts }, scale) {
    const x0 = xOf(from, scale);
    const pixel = scale.width / (scale.to - scale.from);
    return {
        kind: 'bar',
        x0,
        x1: Math.max(x0 + LEAST_BAR, xOf(to, scale)),
        from,
        to,
        state,
        open,
        fadeFrom: fromOff * pixel,
        fadeTo: toOff * pixel,
        parts,
    };
}

function marks(moments, scale) {
    const items = [];
    const pixel = scale.width / (scale.to - scale.from);
    for (const moment of moments) {
        if (moment.at < scale.from || moment.at > scale.to) {
            continue;
        }
        const x = xOf(moment.at, scale);
        const last = items[items.length - 1];
        if (last && x - last.x1 + MARK_ROOM / 2 < MARK_ROOM) {
            last.to = moment.at;
            last.mark = last.mark === moment.kind ? last.mark : 'several';
            last.parts.push(moment);
            last.fadeTo = Math.max(last.fadeTo, moment.off * pixel);
            last.x1 = Math.max(last.x1, x + MARK_ROOM / 2);
        } else {
            items.push({
                kind: 'mark',
                x0: x - MARK_ROOM / 2,
                x1: x + MARK_ROOM / 2,
                from: moment.at,
                to: moment.at,
                mark: moment.kind,
                fadeFrom: moment.off * pixel,
                fadeTo: moment.off * pixel,
                parts: [moment],
            });
        }
    }
    return items;
}

/**
 * The troubles of a role: each lasts from when any of its devices is degraded or down until none is; and the times in which
 * any is unknown.
 *
 * @param {{at: string, up: number, degraded: number, down: number, unknown: number}[]} steps
 * @param {number} end of the last of them
 * @param {string} role
 * @returns {Span[]} in the order of their beginning
 */
export function spansOfRole(steps, end, role) {
    const troubles = runs(steps, end, ({ degraded, down }) => degraded + down > 0).map((run) => ({
        ...run,
        state: run.steps.some(({ down }) => down > 0) ? 'down' : 'degraded',
        shape: run.steps.map(shapeOf),
        source: { role, worst: worstOf(run.steps) },
    }));
    const unseen = runs(steps, end, ({ unknown }) => unknown > 0).map((run) => ({
        ...run,
        state: 'unknown',
        source: { role, worst: worstOf(run.steps) },
    }));
    return [...troubles, ...unseen]
        .map(({ steps: _, ...span }) => span)
        .sort((a, b) => a.from - b.from || RANK[a.state] - RANK[b.state]);
}

function runs(steps, end, holds) {
    const found = [];
    let run = null;
    for (const step of steps) {
        const at = Date.parse(step.at);
        if (holds(step)) {
            run ??= { from: at, steps: [] };
            run.steps.push(step);
        } else if (run) {
            found.push({ ...run, to: at });
            run = null;
        }
    }
    return run ? [...found, { ...run, to: end, open: true }] : found;
}

function shapeOf(step) {
    const all = countOf(step);
    return { at: Date.parse(step.at), impaired: (step.degraded + step.down) / all, down: step.down / all };
}

function countOf({ up, degraded, down, unknown }) {
    return up + degraded + down + unknown;
}

function worstOf(steps) {
    return steps.reduce(worse);
}

function worse(a, b) {
    const order = b.down - a.down || b.degraded - a.degraded || b.unknown - a.unknown;
    return order > 0 ? b : a;
}

/**
 * An outage of a device as a span.
 *
 * @param {any} outage as GET /outages gives it
 * @param {number} asOf until when an open one has lasted
 * @returns {Span}
 */
export function spanOfOutage(outage, asOf) {
    return {
        from: Date.parse(outage.start),
        to: outage.open ? Math.max(asOf, Date.parse(outage.start)) : Date.parse(outage.end),
        state: outage.worst,
        open: outage.open,
        fromOff: (outage.bounds?.startUncertaintySeconds ?? 0) * 1_000,
        toOff: (outage.bounds?.endUncertaintySeconds ?? 0) * 1_000,
        source: outage,
    };
}

/**
 * The shape of a role's trouble as columns of a pixel at least, each as tall as the worst in it, and none of them beyond what is
 * to be seen.
 *
 * @param {{at: number, impaired: number, down: number}[]} shape
 * @param {number} end of the last of them
 * @param {Scale} scale
 * @returns {{x0: number, x1: number, impaired: number, down: number}[]}
 */
export function columnsOf(shape, end, scale) {
    const columns = [];
    shape.forEach(({ at, impaired, down }, index) => {
        const until = index + 1 < shape.length ? shape[index + 1].at : end;
        if (until < scale.from || at > scale.to) {
            return;
        }
        const x0 = Math.floor(xOf(Math.max(at, scale.from), scale));
        const x1 = Math.max(x0 + 1, Math.floor(xOf(Math.min(until, scale.to), scale)));
        const last = columns[columns.length - 1];
        if (last && x1 <= last.x1) {
            last.impaired = Math.max(last.impaired, impaired);
            last.down = Math.max(last.down, down);
        } else {
            columns.push({ x0: last && x0 < last.x1 ? last.x1 : x0, x1, impaired, down });
        }
    });
    return columns;
}
