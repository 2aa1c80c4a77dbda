/** The figures of the API: which numbers each has, how these are told, and what they mean in a sentence. */

/**
 * @typedef {{
 *     key: string,
 *     label: string,
 *     value: (group: any) => number|null|undefined,
 *     bounds: (group: any) => {min: number, max: number}|null|undefined,
 * }} Number one number of a figure; key: its name in the API; value: in seconds, of availability a fraction of 1
 *
 * @typedef {{
 *     key: string,
 *     label: string,
 *     kind: 'share'|'spread'|'mean',
 *     says: string,
 *     section: string,
 *     of: 'outages'|'incidents',
 *     counts: (outage: any) => boolean,
 *     numbers: Number[],
 * }} Figure key: its name in the API; says: its definition in short; section: where that stands in the definitions; counts:
 *     whether an outage of an explanation is one of its cases
 */

const PERCENTILES = [
    ['p50Seconds', 'p50'],
    ['p90Seconds', 'p90'],
    ['p95Seconds', 'p95'],
    ['maxSeconds', 'max'],
    ['meanSeconds', 'mean'],
];

const INCIDENT_TIMES = [
    ['timeToAcknowledge', 'To acknowledge', 'the first acknowledgement'],
    ['timeToMitigate', 'To mitigate', 'the claim in force that all of it was mitigated'],
    ['timeToResolve', 'To resolve', 'the resolution in force'],
    ['timeToFirstAction', 'To first action', 'the earliest action of staff'],
];

/** @type {Figure[]} */
export const FIGURES = [
    {
        key: 'availability',
        label: 'Availability',
        kind: 'share',
        says: '1 − down ÷ observed time. Its band counts time that was not observed once as down and once as up, and reaches as far as instants are uncertain.',
        section: '4',
        of: 'outages',
        counts: ({ downSeconds }) => downSeconds > 0,
        numbers: [
            {
                key: 'value',
                label: 'availability',
                value: ({ availability }) => availability?.value,
                bounds: ({ availability }) => bandOf(availability),
            },
        ],
    },
    spread('timeToRestore', 'Time to restore', {
        says: 'From start to end of the outages that ended in the window, wherever they started.',
        counts: ({ restored, open }) => restored || open,
    }),
    spread('timeToDetect', 'Time to detect', {
        says: 'From when an outage occurred to when that was known, of the outages that started in the window.',
        counts: ({ started }) => started,
    }),
    {
        key: 'mtbf',
        label: 'MTBF',
        kind: 'mean',
        says: 'Observed up time ÷ outages that started in the window. Between starts: from the start of an outage of a device to that of its next.',
        section: '4',
        of: 'outages',
        counts: ({ started }) => started,
        numbers: [number('mtbf', 'meanSeconds', 'mean time between'), number('mtbf', 'betweenStartsSeconds', 'between starts')],
    },
    ...INCIDENT_TIMES.map(([key, label, until]) =>
        spread(key, label, {
            says: `From the start of an incident’s impact to ${until}, of the incidents for which that lies in the window.`,
            section: '6',
            of: 'incidents',
        }),
    ),
];

/**
 * @param {string} key
 * @returns {Figure} the first where there is none with this key
 */
export function figureOf(key) {
    return FIGURES.find((figure) => figure.key === key) ?? FIGURES[0];
}

/**
 * @param {Figure} figure
 * @param {string} key
 * @returns {Number} the first where there is none with this key
 */
export function numberOf(figure, key) {
    return figure.numbers.find((one) => one.key === key) ?? figure.numbers[0];
}

/**
 * How many cases a figure of a group has.
 *
 * @param {Figure} figure
 * @param {any} group
 * @returns {number|null} null where it has none to count
 */
export function casesOf(figure, group) {
    return figure.kind === 'share' ? null : (group[figure.key]?.count ?? 0);
}

function spread(key, label, { says, counts = () => false, section = '4', of = 'outages' }) {
    const numbers = PERCENTILES.map(([own, name]) => number(key, own, name));
    return { key, label, kind: 'spread', says, section, of, counts, numbers };
}

function number(figure, key, label) {
    return {
        key,
        label,
        value: (group) => group[figure]?.[key],
        bounds: (group) => group[figure]?.bounds?.[key],
    };
}

function bandOf(availability) {
    return availability && availability.min < availability.max ? { min: availability.min, max: availability.max } : null;
}
