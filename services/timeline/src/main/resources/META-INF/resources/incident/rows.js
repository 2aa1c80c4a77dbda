/** What happened to each datacenter, in one telling. */

/**
 * @typedef {{
 *     datacenter: string,
 *     down: boolean,
 *     lost: string,
 *     back: string|null,
 *     seconds: number,
 *     fullyBack: string|null,
 *     downs: {start: string, end: string|null}[],
 *     impairments: {start: string, end: string|null}[],
 * }} Row down: whether all of the datacenter was, else only something in it was impaired; lost, back: of its being down, or
 *     impaired where it never was down; back is null while it lasts; seconds: how long that was in all; fullyBack: when
 *     nothing was impaired any more
 */

/**
 * @param {import('./reading.js').Telling} telling
 * @returns {Map<string, Row>} by the name of the datacenter, in order
 */
export function rowsOf(telling) {
    const names = [...new Set([...telling.impaired, ...telling.down].map(({ datacenter }) => datacenter))].sort();
    return new Map(names.map((datacenter) => [datacenter, row(datacenter, telling)]));
}

function row(datacenter, { down, impaired }) {
    const own = (outages) =>
        outages
            .filter((outage) => outage.datacenter === datacenter)
            .map(({ start, end, durationSeconds }) => ({ start, end, seconds: Number(durationSeconds) }))
            .sort((a, b) => Date.parse(a.start) - Date.parse(b.start));
    const downs = own(down);
    const impairments = own(impaired);
    const told = downs.length > 0 ? downs : impairments;
    return {
        datacenter,
        down: downs.length > 0,
        lost: told[0].start,
        back: lastEnd(told),
        seconds: told.reduce((sum, { seconds }) => sum + seconds, 0),
        fullyBack: lastEnd(impairments.length > 0 ? impairments : told),
        downs,
        impairments,
    };
}

/** Null while one of them lasts. */
function lastEnd(outages) {
    return outages.some(({ end }) => end === null) ? null : outages.at(-1).end;
}
