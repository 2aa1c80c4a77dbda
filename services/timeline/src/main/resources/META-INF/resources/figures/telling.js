import { duration } from '/page/time.js';

/** Numbers in words. */

const FEWEST_DIGITS = 3;
const MOST_DIGITS = 10;

/**
 * A number of a figure as people read it.
 *
 * @param {import('/figures/measures.js').Figure} figure
 * @param {number|null|undefined} value none is a dash
 * @returns {string}
 */
export function told(figure, value) {
    if (value === null || value === undefined) {
        return '–';
    }
    return figure.kind === 'share' ? percent(value) : duration(value);
}

/**
 * A mark on a scale, without the noughts at its end.
 *
 * @param {import('/figures/measures.js').Figure} figure
 * @param {number} value
 * @returns {string}
 */
export function toldMark(figure, value) {
    return figure.kind === 'share' ? `${Number((100 * value).toFixed(MOST_DIGITS))} %` : duration(value);
}

/**
 * The bounds of a number: `2 h 30 min to 3 h 30 min`, or `± 30 min` where they lie as far below it as above.
 *
 * @param {import('/figures/measures.js').Figure} figure
 * @param {import('/figures/measures.js').Number} number
 * @param {any} group
 * @returns {string} empty where there are none, or both are the same
 */
export function toldBounds(figure, number, group) {
    const bounds = number.bounds(group);
    if (!bounds || bounds.min >= bounds.max) {
        return '';
    }
    const value = number.value(group);
    const [below, above] = [value - bounds.min, bounds.max - value];
    return figure.kind !== 'share' && Math.abs(below - above) < 1
        ? `± ${duration(above)}`
        : `${told(figure, bounds.min)} to ${told(figure, bounds.max)}`;
}

/**
 * A change, with its sign: `−30 min`, `+0.069 points`.
 *
 * @param {import('/figures/measures.js').Figure} figure
 * @param {number|null} change none is a dash
 * @returns {string}
 */
export function toldChange(figure, change) {
    if (change === null) {
        return '–';
    }
    if (change === 0) {
        return 'none';
    }
    const sign = change > 0 ? '+' : '−';
    const size = Math.abs(change);
    return sign + (figure.kind === 'share' ? `${Number((100 * size).toPrecision(3))} points` : duration(size));
}

/** With three digits of what is missing to 100 %, for 99.99995 % and 99.9999 % are far apart. */
function percent(share) {
    const missing = 100 * (1 - share);
    if (missing <= 0) {
        return '100 %';
    }
    const digits = Math.max(FEWEST_DIGITS, FEWEST_DIGITS - 1 - Math.floor(Math.log10(missing)));
    return `${(100 * share).toFixed(Math.min(digits, MOST_DIGITS))} %`;
}
