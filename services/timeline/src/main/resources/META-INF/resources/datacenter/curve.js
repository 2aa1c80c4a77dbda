import { axisLook } from '/page/chart.js';
import { patternTile } from '/datacenter/drawing.js';
import { xOf } from '/datacenter/layout.js';

/** The curve: the share of devices in each state over time, and of the struck ones the share that was restored. */

const ROWS = 3;
const ROW_HEIGHT = 17;
const LETTER = 6.6;
const LEAST_APART = 5;
const MANY = 300;
/** Below this share of devices that are up the axis begins at 0. */
const HIGHEST_WHOLE = 0.75;
const FLOORS = [0, 0.5, 0.6, 0.8, 0.9, 0.92, 0.96, 0.98, 0.99, 0.992, 0.996, 0.998, 0.999];

/** How much room there is above the curve, for the names of milestones. */
export const CURVE_TOP = ROWS * ROW_HEIGHT + 8;

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
 *     ticks: {at: number, label: string, strong: boolean}[],
 *     milestones: {at: number, label: string}[],
 *     works: {from: number, to: number}[],
 *     now: number,
 * }} what right: the room that is left there, in pixels
 */
export function curveOption(tokens, { data, scale, right, ticks, milestones, works, now }) {
    const look = axisLook(tokens);
    return {
        ...movedOption(tokens, { scale, ticks, milestones }),
        tooltip: { show: false },
        // It must not move for the sake of a label: the lanes below stand at the same places.
        grid: { left: scale.left, right, top: CURVE_TOP, bottom: CURVE_BOTTOM, outerBoundsMode: 'none' },
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
 * @param {{scale: any, ticks: any[], milestones: any[]}} what as for {@link curveOption}
 */
export function movedOption(tokens, { scale, ticks, milestones }) {
    const look = axisLook(tokens);
    const places = ticks.map(({ at }) => at);
    const labels = new Map(ticks.map(({ at, label }) => [at, label]));
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
        graphic: milestoneGraphics(milestones, scale, tokens),
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

/** Lines with names above them, in rows so that none hides another. */
function milestoneGraphics(milestones, scale, tokens) {
    const ends = new Array(ROWS).fill(-Infinity);
    return together(milestones.filter(({ at }) => at >= scale.from && at <= scale.to), scale)
        .flatMap(({ x, label }) => {
            const width = label.length * LETTER + 8;
            const toLeft = x + width > scale.left + scale.width;
            const start = toLeft ? x - width : x;
            const free = ends.findIndex((end) => end <= start);
            const row = free < 0 ? ROWS - 1 : free;
            ends[row] = start + width;
            const y = 4 + (ROWS - 1 - row) * ROW_HEIGHT;
            return [
                {
                    type: 'line',
                    silent: true,
                    z: 20,
                    shape: { x1: x, y1: y, x2: x, y2: 2_000 },
                    style: { stroke: tokens.accent, lineWidth: 1, lineDash: [3, 3] },
                },
                {
                    type: 'text',
                    silent: true,
                    z: 21,
                    x: toLeft ? x - 3 : x + 3,
                    y,
                    style: {
                        text: label,
                        fill: tokens.text,
                        font: `600 12px ${tokens.font}`,
                        backgroundColor: tokens.surface,
                        padding: [1, 2],
                        align: toLeft ? 'right' : 'left',
                    },
                },
            ];
        });
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
