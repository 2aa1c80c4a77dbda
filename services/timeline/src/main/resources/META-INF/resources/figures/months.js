import { axisLook, makeChart } from '/page/chart.js';
import { told, toldMark } from '/figures/telling.js';

/** Months as a series, drawn into an element that comes and goes with what is shown. */

const MOST_LABELLED = 24;
const LINES = 5;

/** Steps in which clocks and calendars count, in seconds. */
const STEPS = [
    1, 5, 10, 30, 60, 300, 600, 1_800, 3_600, 7_200, 10_800, 21_600, 43_200, 86_400, 172_800, 432_000, 864_000, 2_592_000,
    8_640_000, 31_536_000,
];

let drawn = null;

/**
 * Draws, draws anew, or takes the drawing away where there is no such element.
 *
 * @param {HTMLElement|null} element
 * @param {{
 *     figure: import('/figures/measures.js').Figure,
 *     number: import('/figures/measures.js').Number,
 *     groups: any[],
 *     open: (what: any) => void,
 * }} [what]
 */
export function drawMonths(element, what) {
    if (drawn && drawn.element !== element) {
        drawn.chart.dispose();
        drawn = null;
    }
    if (!element) {
        return;
    }
    if (!drawn) {
        drawn = { element, what };
        const own = drawn;
        own.chart = makeChart(element, (tokens) => optionOf(own.what, tokens), {
            label: `${what.figure.label} by month; the table below has the same figures`,
            onReady: (chart) =>
                chart.on('click', ({ dataIndex }) => {
                    const { figure, number, groups, open } = own.what;
                    open({ figure, number, key: groups[dataIndex].key });
                }),
        });
    } else {
        drawn.what = what;
        drawn.chart.update();
    }
}

function optionOf({ figure, number, groups }, tokens) {
    const look = axisLook(tokens);
    return {
        grid: { left: 8, right: 16, top: 34, bottom: 8, containLabel: true },
        legend: { top: 0, left: 0, itemWidth: 18, textStyle: { color: tokens.text } },
        tooltip: {
            trigger: 'axis',
            renderMode: 'richText',
            confine: true,
            backgroundColor: tokens.raised,
            borderColor: tokens['line-strong'],
            textStyle: { color: tokens.text, fontSize: 12 },
            formatter: (points) => tip(figure, groups[points[0].dataIndex]),
        },
        xAxis: {
            ...look,
            type: 'category',
            data: groups.map(({ key }) => key.month),
            axisLabel: { ...look.axisLabel, hideOverlap: true },
            boundaryGap: groups.length < MOST_LABELLED,
            splitLine: { show: false },
        },
        yAxis: {
            ...look,
            type: 'value',
            scale: figure.kind === 'share',
            ...(figure.kind === 'share' ? { max: 1 } : steps(figure, groups)),
            axisLabel: { ...look.axisLabel, formatter: (value) => toldMark(figure, value) },
        },
        series: [...lines(figure, groups, tokens), bounds(figure, number, groups, tokens)],
    };
}

function steps(figure, groups) {
    const ends = (group) => figure.numbers.flatMap((one) => [one.value(group), one.bounds(group)?.max]);
    const high = Math.max(...groups.flatMap(ends).filter(Number.isFinite), 1);
    const interval = STEPS.find((step) => step * LINES >= high) ?? high / LINES;
    return { interval, max: Math.ceil(high / interval) * interval };
}

function lines(figure, groups, tokens) {
    const looks = [
        { color: tokens.accent, symbol: 'circle', type: 'solid' },
        { color: tokens.maintenance, symbol: 'triangle', type: 'dashed' },
        { color: tokens.degraded, symbol: 'rect', type: 'dotted' },
        { color: tokens.down, symbol: 'diamond', type: 'solid' },
        { color: tokens.muted, symbol: 'emptyCircle', type: 'dashed' },
    ];
    return figure.numbers.map((one, index) => {
        const { color, symbol, type } = looks[index];
        return {
            name: one.label,
            type: 'line',
            data: groups.map((group) => one.value(group) ?? null),
            symbol,
            symbolSize: 7,
            showSymbol: true,
            showAllSymbol: true,
            lineStyle: { color, type, width: 1.5 },
            itemStyle: { color },
        };
    });
}

/** The band, or bounds of the number, as a bar with caps at each month. */
function bounds(figure, number, groups, tokens) {
    const data = groups
        .map((group, index) => [index, number.bounds(group)?.min, number.bounds(group)?.max])
        .filter(([, min, max]) => Number.isFinite(min) && min < max);
    return {
        name: figure.kind === 'share' ? 'band' : `bounds of ${number.label}`,
        type: 'custom',
        data,
        silent: true,
        itemStyle: { color: tokens.text },
        encode: { x: 0, y: [1, 2] },
        renderItem: (_, api) => {
            const [x, low] = api.coord([api.value(0), api.value(1)]);
            const [, high] = api.coord([api.value(0), api.value(2)]);
            const line = (x1, y1, x2, y2) => ({
                type: 'line',
                shape: { x1, y1, x2, y2 },
                style: { stroke: tokens.text, lineWidth: 1.2 },
            });
            return {
                type: 'group',
                children: [line(x, low, x, high), line(x - 4, low, x + 4, low), line(x - 4, high, x + 4, high)],
            };
        },
    };
}

function tip(figure, group) {
    const own = group[figure.key];
    return [
        group.key.month,
        ...figure.numbers.map((one) => `${one.label}: ${told(figure, one.value(group))}`),
        figure.kind === 'share' ? '' : `${own.count} cases`,
    ]
        .filter((line) => line !== '')
        .join('\n');
}
