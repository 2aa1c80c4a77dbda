/** Scales that all rows of a table share, in percent of the width of a drawing. */

const LOG_FROM = 200;
const MARGIN = 1;

/**
 * @typedef {{low: number, high: number, logarithmic: boolean, at: (value: number) => number}} Scale at: where a value lies,
 *     in percent
 */

/**
 * The scale of a figure over these groups: durations from 0, logarithmic from half the least where
 * they span more than 200 to 1; shares from a
 * little below the least to 1.
 *
 * @param {import('/figures/measures.js').Figure} figure
 * @param {any[]} groups
 * @returns {Scale}
 */
export function scaleOf(figure, groups) {
    const values = groups.flatMap((group) =>
        figure.numbers.flatMap((number) => {
            const bounds = number.bounds(group);
            return [number.value(group), bounds?.min, bounds?.max].filter((value) => Number.isFinite(value));
        }),
    );
    if (figure.kind === 'share') {
        return linear(lowOf(values), 1);
    }
    const high = Math.max(...values, 1);
    const least = Math.min(...values.filter((value) => value >= 1), high);
    return high / least > LOG_FROM ? logarithmic(least / 2, high) : linear(0, high);
}

function linear(low, high) {
    return { low, high, logarithmic: false, at: (value) => within((value - low) / (high - low)) };
}

function logarithmic(low, high) {
    const span = Math.log(high / low);
    return { low, high, logarithmic: true, at: (value) => within(Math.log(Math.max(value, low) / low) / span) };
}

function within(part) {
    return MARGIN + Math.min(Math.max(part, 0), 1) * (100 - 2 * MARGIN);
}

/** 1 less a round number: 0.98, 0.995, 0. */
function lowOf(shares) {
    const missing = Math.max(...shares.map((share) => 1 - share), 1e-6);
    const power = 10 ** Math.floor(Math.log10(missing));
    const round = [1, 2, 5, 10].map((step) => step * power).find((step) => step >= missing * 0.999) ?? 1;
    return Math.max(1 - round, 0);
}
