import { axisLook } from '/page/chart.js';
import { patternTile } from '/datacenter/drawing.js';
import { xOf } from '/datacenter/layout.js';

/** The curve: the share of devices in each state over time, and of the struck ones the share that was restored. */

const MOST_ROWS = 3;
const ROW_HEIGHT = 17;
const LETTER = 6.6;
const LEAST_APART = 5;
const MANY = 300;
const LABEL_ROOM = 22;
/** Below this share of devices that are up the axis begins at 0. */
const HIGHEST_WHOLE = 0.75;
const FLOORS = [0, 0.5, 0.6, 0.8, 0.9, 0.92, 0.96, 0.98, 0.99, 0.992, 0.996, 0.998, 0.999];

/** How much room there is below it, for the axis. */
export const CURVE_BOTTOM = 24;

/**
 * @typedef {{
 *     up: [number, number][],
 *     degraded: [number, number][],
 *     unknown: [number, number][],
 *     down: [number, number][],
 *     restored: [number, number][]|null,
 *     floor: number,
 * }} CurveData for each instant the share up to the upper edge of a state's area: up lies lowest, down uppermost; floor:
 *     where the axis begins; restored: none where it does not begin at 0
 */

/**
 * @param {{at: string, up: number, degraded: number, down: number, unknown: number}[]} steps
 * @param {number} end of the last of them, in milliseconds since 1970
 * @param {{start: string, end: string|null, device: string}[]|null} outages all that overlap the window, or null where they
 *     are not all known
 * @param {number} from the start of the window
 * @returns {CurveData}
 */
export function curveData(steps, end, outages, from) {
    const data = { up: [], degraded: [], unknown: [], down: [], floor: 0, restored: null };
    const add = (at, step) => {
        const { up, degraded, down, unknown } = step;
        const all = Math.max(1, countOf(step));
        data.up.push([at, up / all]);
        data.degraded.push([at, (up + degraded) / all]);
        data.unknown.push([at, (up + degraded + unknown) / all]);
        data.down.push([at, (up + degraded + unknown + down) / all]);
    };
    steps.forEach((step) => add(Date.parse(step.at), step));
    if (steps.length > 0) {
        add(end, steps[steps.length - 1]);
    }
    data.floor = floorOf(data.up.filter((_, index) => countOf(steps[Math.min(index, steps.length - 1)]) > 0));
    data.restored = outages && data.floor === 0 ? restored(outages, from, end) : null;
    return data;
}

/** Where few of many are struck, the axis begins higher, or there would be nothing to be seen. */
function floorOf(up) {
    const least = up.reduce((low, [, share]) => Math.min(low, share), 1);
    if (least < HIGHEST_WHOLE || least === 1) {
        return 0;
    }
    return FLOORS.findLast((floor) => floor <= 1 - (1 - least) * 1.2) ?? 0;
}

function countOf({ up, degraded, down, unknown }) {
    return up + degraded + down + unknown;
}

/** A device is restored at the end of its last outage in the window, if that ended before the window does. */
function restored(outages, from, end) {
    const last = new Map();
    let first = Infinity;
    for (const outage of outages) {
        first = Math.min(first, Math.max(from, Date.parse(outage.start)));
        const until = outage.end === null ? Infinity : Date.parse(outage.end);
        last.set(outage.device, Math.max(last.get(outage.device) ?? -Infinity, until));
    }
    if (last.size === 0) {
        return null;
    }
    const ends = [...last.values()].filter((until) => until < end).sort((a, b) => a - b);
    return [[first, 0], ...ends.map((until, index) => [until, (index + 1) / last.size]), [end, ends.length / last.size]];
}

/**
 * ECharts' option for the curve.
 *
 * @param {import('/page/chart.js').Tokens} tokens
 * @param {{
 *     data: CurveData,
 *     scale: import('/datacenter/layout.js').Scale,
 *     right: number,
 *     rows: number,
 *     ticks: {at: number, label: string, strong: boolean}[],
 *     milestones: {at: number, label: string}[],
 *     works: {from: number, to: number}[],
 *     now: number,
 * }} what right: the room that is left there, in pixels; rows: how many there are for the names of milestones
 */
export function curveOption(tokens, { data, scale, right, rows, ticks, milestones, works, now }) {
    const look = axisLook(tokens);
    return {
        ...movedOption(tokens, { scale, rows, ticks, milestones }),
        tooltip: { show: false },
        // It must not move for the sake of a label: the lanes below stand at the same places.
        grid: { left: scale.left, right, top: curveTop(rows), bottom: CURVE_BOTTOM, outerBoundsMode: 'none' },
        yAxis: {
            type: 'value',
            min: data.floor,
            max: 1,
            interval: (1 - data.floor) / 4,
            ...look,
            axisLine: { show: false },
            axisLabel: { ...look.axisLabel, formatter: (share) => `${Number((share * 100).toFixed(2))} %` },
        },
        series: [
            area('down', data.down, tokens, { areas: shaded(works, now, scale, tokens) }),
            area('unknown', data.unknown, tokens),
            area('degraded', data.degraded, tokens),
            area('up', data.up, tokens, { width: data.up.length > MANY ? 1 : 2 }),
            ...(data.restored ? [restoredLine(data.restored, tokens)] : []),
        ],
    };
}

/**
 * The part of ECharts' option that changes when another part of time is looked at.
 *
 * @param {import('/page/chart.js').Tokens} tokens
 * @param {{scale: any, rows: number, ticks: any[], milestones: any[]}} what as for {@link curveOption}
 */
export function movedOption(tokens, { scale, rows, ticks, milestones }) {
    const look = axisLook(tokens);
    const places = ticks.map(({ at }) => at);
    // One at the very end would be cut off.
    const last = scale.to - (LABEL_ROOM / scale.width) * (scale.to - scale.from);
    const labels = new Map(ticks.filter(({ at }) => at <= last).map(({ at, label }) => [at, label]));
    return {
        xAxis: {
            type: 'value',
            min: scale.from,
            max: scale.to,
            ...look,
            axisTick: { ...look.axisTick, customValues: places },
            axisLabel: { ...look.axisLabel, customValues: places, formatter: (at) => labels.get(at) ?? '', hideOverlap: true },
            splitLine: { show: false },
        },
        graphic: milestoneGraphics(placed(milestones, scale, rows), rows, tokens),
    };
}

function area(state, data, tokens, { width = 0, areas } = {}) {
    return {
        type: 'line',
        name: state,
        data,
        step: 'end',
        silent: true,
        symbol: 'none',
        lineStyle: { color: tokens[state], width },
        areaStyle: {
            color: state === 'up' ? tokens['up-soft'] : { image: patternTile(state, tokens), repeat: 'repeat' },
            opacity: 1,
        },
        ...(areas ? { markArea: { silent: true, data: areas } } : {}),
    };
}

function shaded(works, now, scale, tokens) {
    const areas = works.map(({ from, to }) => [
        { xAxis: from, itemStyle: { color: tokens['maintenance-soft'], opacity: 0.8 } },
        { xAxis: to },
    ]);
    if (now < scale.to) {
        areas.push([{ xAxis: Math.max(now, scale.from), itemStyle: { color: tokens.ground, opacity: 1 } }, { xAxis: scale.to }]);
    }
    return areas;
}

function restoredLine(data, tokens) {
    return {
        type: 'line',
        name: 'restored',
        data,
        step: 'end',
        silent: true,
        symbol: 'none',
        lineStyle: { color: tokens.accent, width: 2, type: [5, 3] },
    };
}

/**
 * How many rows the names of milestones need, so that none hides another.
 *
 * @param {{at: number, label: string}[]} milestones
 * @param {import('/datacenter/layout.js').Scale} scale
 * @returns {number} 3 at most
 */
export function rowsOf(milestones, scale) {
    return placed(milestones, scale, MOST_ROWS).reduce((most, { row }) => Math.max(most, row + 1), 1);
}

/**
 * @param {number} rows
 * @returns {number} how much room there is above the curve, in pixels
 */
export function curveTop(rows) {
    return rows * ROW_HEIGHT + 8;
}

function placed(milestones, scale, rows) {
    const ends = new Array(rows).fill(-Infinity);
    const places = together(milestones.filter(({ at }) => at >= scale.from && at <= scale.to), scale);
    return places.map(({ x, label }, index) => {
        const width = label.length * LETTER + 8;
        // To the left of its line where the next line would run through it, and none does there.
        const crossed = (places[index + 1]?.x ?? Infinity) < x + width;
        const free = x - width > Math.max(0, places[index - 1]?.x ?? 0);
        const toLeft = x + width > scale.left + scale.width || (crossed && free);
        const start = toLeft ? x - width : x;
        const open = ends.findIndex((end) => end <= start);
        const row = open < 0 ? rows - 1 : open;
        ends[row] = Math.max(ends[row], start + width);
        return { x, label, toLeft, row };
    });
}

/** Lines with names above them, the first row next to the curve; names lie over the lines of others. */
function milestoneGraphics(places, rows, tokens) {
    const top = (row) => 4 + (rows - 1 - row) * ROW_HEIGHT;
    const lines = places.map(({ x, row }) => ({
        type: 'line',
        silent: true,
        z: 20,
        shape: { x1: x, y1: top(row), x2: x, y2: 2_000 },
        style: { stroke: tokens.accent, lineWidth: 1, lineDash: [3, 3] },
    }));
    const names = places.map(({ x, label, toLeft, row }) => ({
        type: 'text',
        silent: true,
        z: 20,
        z2: 1,
        x: toLeft ? x - 3 : x + 3,
        y: top(row),
        style: {
            text: label,
            fill: tokens.text,
            font: `600 12px ${tokens.font}`,
            backgroundColor: tokens.surface,
            padding: [1, 2],
            align: toLeft ? 'right' : 'left',
        },
    }));
    return [...lines, ...names];
}

/** Those that cannot be told apart at this scale have one line and one name. */
function together(milestones, scale) {
    const places = [];
    for (const { at, label } of milestones) {
        const x = Math.round(xOf(at, scale)) + 0.5;
        const last = places[places.length - 1];
        if (last && x - last.x < LEAST_APART) {
            last.label += `, ${label}`;
        } else {
            places.push({ x, label });
        }
    }
    return places;
}
