import { onPreference } from '/page/preferences.js';

/**
 * Charts, by ECharts, which is fetched when the first one is drawn. Colours and type are the page's own: its custom
 * properties, read anew when the theme changes. Whoever draws a chart shows its figures in a table as well.
 */

/**
 * @typedef {Object<string, string>} Tokens the page's custom properties by name, without the dashes: text, muted, line,
 *     surface, accent, up, degraded, down, unknown, maintenance, and their `-soft` tints; and font
 */

const NAMES = [
    'text', 'muted', 'line', 'line-strong', 'ground', 'surface', 'raised', 'accent', 'accent-soft', 'up', 'up-soft',
    'degraded', 'degraded-soft', 'down', 'down-soft', 'unknown', 'unknown-soft', 'maintenance', 'maintenance-soft',
];

let library = null;

/**
 * Draws a chart into an element that has a size, and keeps it so when element or theme change.
 *
 * @param {HTMLElement} element
 * @param {(tokens: Tokens) => Object} optionOf ECharts' option. Tooltips are drawn on the canvas (`renderMode:
 *     'richText'`), for the page's security policy refuses the style attributes of ECharts' own HTML; a formatter that
 *     gives an element instead may set `renderMode: 'html'`
 * @param {{label: string, onReady?: (chart: Object) => void}} how label: says to a screen reader what is drawn; onReady: gets
 *     ECharts' own object, to listen to zoom and clicks
 * @returns {{update: () => void, dispose: () => void}} update: draws anew, zoom kept, after what optionOf uses has changed
 */
export function makeChart(element, optionOf, { label, onReady = () => {} }) {
    let chart = null;
    let disposed = false;
    element.setAttribute('role', 'img');
    element.setAttribute('aria-label', label);

    function update() {
        if (!chart) {
            return;
        }
        const zoom = (chart.getOption()?.dataZoom ?? []).map(({ start, end, startValue, endValue }) =>
            startValue === undefined ? { start, end } : { startValue, endValue },
        );
        const tokens = readTokens();
        const option = { ...base(tokens), ...optionOf(tokens) };
        if (zoom.length > 0 && option.dataZoom?.length === zoom.length) {
            option.dataZoom = option.dataZoom.map((own, index) => ({ ...own, ...zoom[index] }));
        }
        chart.setOption(option, { notMerge: true });
    }

    const sizes = new ResizeObserver(() => chart?.resize());
    const endPreference = onPreference((name) => name !== 'keys' && update());

    library ??= import('/lib/echarts.esm.min.js');
    library.then(
        (echarts) => {
            if (!disposed) {
                chart = echarts.init(element, null, { renderer: 'canvas' });
                update();
                sizes.observe(element);
                onReady(chart);
            }
        },
        () => {
            library = null;
            element.textContent = 'The chart could not be fetched; its figures are in the table.';
        },
    );

    return {
        update,
        dispose() {
            disposed = true;
            endPreference();
            sizes.disconnect();
            chart?.dispose();
        },
    };
}

/** @returns {Tokens} the page's custom properties as they are now */
export function readTokens() {
    const style = getComputedStyle(document.documentElement);
    const tokens = Object.fromEntries(NAMES.map((name) => [name, style.getPropertyValue(`--${name}`).trim()]));
    return { ...tokens, font: getComputedStyle(document.body).fontFamily };
}

/**
 * The look of an axis, to be spread into one.
 *
 * @param {Tokens} tokens
 */
export function axisLook(tokens) {
    return {
        axisLine: { lineStyle: { color: tokens['line-strong'] } },
        axisTick: { lineStyle: { color: tokens['line-strong'] } },
        axisLabel: { color: tokens.muted, fontSize: 12 },
        nameTextStyle: { color: tokens.muted, fontSize: 12 },
        splitLine: { lineStyle: { color: tokens.line } },
    };
}

function base(tokens) {
    return {
        animation: false,
        backgroundColor: 'transparent',
        textStyle: { fontFamily: tokens.font, color: tokens.text, fontSize: 12 },
        color: [tokens.accent, tokens.maintenance, tokens.up, tokens.degraded, tokens.down, tokens.unknown],
        tooltip: {
            renderMode: 'richText',
            confine: true,
            backgroundColor: tokens.raised,
            borderColor: tokens['line-strong'],
            textStyle: { color: tokens.text, fontSize: 12 },
        },
    };
}
