import { html, nothing, svg } from '/lib/lit-html.js';
import { toldMark } from '/figures/telling.js';

/** The drawing in a row: a distribution as percentile bars, a share or a mean as a point with its band. */

/**
 * @param {import('/figures/measures.js').Figure} figure
 * @param {import('/figures/measures.js').Number} number whose bounds are drawn
 * @param {any} group
 * @param {import('/figures/scales.js').Scale} scale
 */
export function bar(figure, number, group, scale) {
    const value = number.value(group);
    if (value === null || value === undefined) {
        return html`<span class="muted">${figure.kind === 'share' ? 'not observed' : 'no case'}</span>`;
    }
    return html`<svg class="spread" width="100%" height="22" aria-hidden="true">
        <line class="ground" x1="0" x2="100%" y1="11" y2="11" />
        ${figure.kind === 'spread' ? percentiles(group[figure.key], scale) : nothing}
        ${band(number.bounds(group), scale, figure.kind)}
        ${figure.kind === 'spread' ? nothing : point(scale.at(value))}
    </svg>`;
}

/**
 * What the drawing's parts mean.
 *
 * @param {import('/figures/measures.js').Figure} figure
 * @param {import('/figures/scales.js').Scale} scale
 * @param {string} number the name of the number whose bounds are drawn
 */
export function legend(figure, scale, number) {
    const parts =
        figure.kind === 'spread'
            ? [
                  key(svg`<rect class="p50" width="22" height="10" y="3"/>`, 'to p50'),
                  key(svg`<rect class="p90" width="22" height="10" y="3"/>`, 'to p90'),
                  key(svg`<rect class="p95" width="22" height="10" y="3"/>`, 'to p95'),
                  key(svg`<line class="max" x1="0" x2="20" y1="8" y2="8"/><line class="max" x1="20" x2="20" y1="3" y2="13"/>`, 'to the longest'),
                  key(svg`<circle class="mean" cx="11" cy="8" r="4"/>`, 'mean'),
                  key(svg`<path class="bounds" d="M1 5v6M1 8h20M21 5v6"/>`, `bounds of ${number}`),
              ]
            : [
                  key(svg`<circle class="point" cx="11" cy="8" r="5"/>`, number),
                  key(svg`<rect class="band" width="22" height="10" y="3"/>`, 'band in which it must lie'),
              ];
    return html`<p class="legend">
        ${parts}<span class="muted"
            >scale ${toldMark(figure, scale.low)} to
            ${toldMark(figure, scale.high)}${scale.logarithmic ? ', logarithmic' : ''}</span
        >
    </p>`;
}

function key(drawing, words) {
    return html`<span class="key"
        ><svg class="spread" width="22" height="16" aria-hidden="true">${drawing}</svg>${words}</span
    >`;
}

function percentiles({ p50Seconds, p90Seconds, p95Seconds, maxSeconds, meanSeconds }, { at }) {
    const end = `${at(maxSeconds)}%`;
    return svg`
        ${box('p50', at(0), at(p50Seconds))}
        ${box('p90', at(p50Seconds), at(p90Seconds))}
        ${box('p95', at(p90Seconds), at(p95Seconds))}
        <line class="max" x1="${at(p95Seconds)}%" x2=${end} y1="9" y2="9"/>
        <line class="max" x1=${end} x2=${end} y1="3" y2="15"/>
        <circle class="mean" cx="${at(meanSeconds)}%" cy="9" r="4"/>`;
}

function box(name, from, to) {
    return svg`<rect class=${name} x="${from}%" width="${Math.max(to - from, 0)}%" y="3" height="12"/>`;
}

function band(bounds, { at }, kind) {
    if (!bounds || bounds.min === bounds.max) {
        return nothing;
    }
    const from = at(bounds.min);
    const to = at(bounds.max);
    return kind === 'spread'
        ? svg`<line class="bounds" x1="${from}%" x2="${to}%" y1="19" y2="19"/>
              <line class="bounds" x1="${from}%" x2="${from}%" y1="16" y2="22"/>
              <line class="bounds" x1="${to}%" x2="${to}%" y1="16" y2="22"/>`
        : svg`<rect class="band" x="${from}%" width="${to - from}%" y="4" height="14"/>`;
}

function point(at) {
    return svg`<circle class="point" cx="${at}%" cy="11" r="5"/>`;
}
