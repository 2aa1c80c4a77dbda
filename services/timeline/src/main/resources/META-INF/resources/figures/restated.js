import { html, nothing, svg } from '/lib/lit-html.js';
import { makeTable } from '/page/table.js';
import { duration, time } from '/page/time.js';
import { keyWords, numberButton } from '/figures/groups.js';
import { told, toldChange } from '/figures/telling.js';

/** Two tellings beside each other: what changed in a figure, and which outages differ. */

const tables = new Map();

/**
 * @param {{
 *     answer: any,
 *     figure: import('/figures/measures.js').Figure,
 *     number: import('/figures/measures.js').Number,
 *     scale: import('/figures/scales.js').Scale,
 *     zone: string,
 *     open: (what: any) => void,
 *     rerender: () => void,
 * }} what answer: of GET /figures/restated
 */
export function restated(what) {
    const { answer, figure, number, zone, rerender } = what;
    const name = [figure.key, number.key, ...answer.groupBy].join();
    if (!tables.has(name)) {
        const now = { what };
        tables.set(name, { now, table: made(now) });
    }
    const { now, table } = tables.get(name);
    now.what = what;
    return html`<p class="muted">
            The ring is before, known at ${time(answer.before.knownAt, zone, { zone: true })}; the point is after,
            ${answer.after.knownAt
                ? html`known at ${time(answer.after.knownAt, zone, { zone: true })}`
                : 'as known now'}.
        </p>
        ${answer.groups.length === 0
            ? html`<p>Both tell the same: no figure of any group differs.</p>`
            : table(answer.groups)}
        <h3>${answer.outageCount === 1 ? '1 outage differs' : `${answer.outageCount} outages differ`}</h3>
        ${answer.outages.length === 0 ? nothing : outagesTable(zone, rerender)(answer.outages)}
        ${answer.outages.length < answer.outageCount
            ? html`<p class="more">The earliest ${answer.outages.length} are listed.</p>`
            : nothing}`;
}

/**
 * The columns of what changed, for a CSV.
 *
 * @param {string[]} groupBy
 * @param {import('/figures/measures.js').Figure} figure
 * @returns {import('/page/table.js').Column[]}
 */
export function restatedColumns(groupBy, figure) {
    return [
        ...groupBy.map((name) => plain(name, ({ key }) => key[name])),
        ...figure.numbers.flatMap((number) => [
            plain(`${figure.key}.${number.key}.before`, ({ before }) => number.value(before)),
            plain(`${figure.key}.${number.key}.after`, ({ after }) => number.value(after)),
            plain(`${figure.key}.${number.key}.change`, (group) => changeOf(number, group)),
        ]),
    ];
}

function plain(key, value) {
    return { key, label: key, value };
}

function made(now) {
    const { answer, figure, number } = now.what;
    const side = (telling) => ({
        key: telling,
        label: telling,
        value: (group) => number.value(group[telling]),
        cell: (group) =>
            numberButton({
                figure,
                number,
                group: group[telling],
                key: group.key,
                open: (one) => now.what.open({ ...one, telling }),
            }),
        numeric: true,
    });
    return makeTable({
        caption: `${figure.label}, ${number.label}: before and after`,
        hideCaption: true,
        cards: true,
        columns: [
            {
                key: 'group',
                label: answer.groupBy.join(', ') || 'group',
                value: ({ key }) => keyWords(key) || 'over all',
                heading: true,
            },
            { key: 'drawn', label: 'Change', value: (group) => changeOf(number, group), cell: (group) => arrow(number, group, now.what.scale) },
            side('before'),
            side('after'),
            {
                key: 'change',
                label: 'change',
                value: (group) => changeOf(number, group),
                cell: (group) => toldChange(figure, changeOf(number, group)),
                numeric: true,
            },
        ],
        rerender: () => now.what.rerender(),
        most: 200,
    });
}

function changeOf(number, { before, after }) {
    const [was, is] = [number.value(before), number.value(after)];
    return Number.isFinite(was) && Number.isFinite(is) ? is - was : null;
}

/** From a ring, as it was told before, to a point, as it was told after. */
function arrow(number, { before, after }, { at }) {
    const [was, is] = [number.value(before), number.value(after)];
    const drawn = (value, shape) => (Number.isFinite(value) ? shape(`${at(value)}%`) : nothing);
    return html`<svg class="spread" width="100%" height="22" aria-hidden="true">
        <line class="ground" x1="0" x2="100%" y1="11" y2="11" />
        ${Number.isFinite(was) && Number.isFinite(is)
            ? svg`<line class="max" x1="${at(was)}%" x2="${at(is)}%" y1="11" y2="11"/>`
            : nothing}
        ${drawn(was, (x) => svg`<circle class="mean" cx=${x} cy="11" r="5"/>`)}
        ${drawn(is, (x) => svg`<circle class="point" cx=${x} cy="11" r="5"/>`)}
    </svg>`;
}

const outageTables = new Map();

function outagesTable(zone, rerender) {
    if (!outageTables.has(zone)) {
        const instant = (telling, end) => ({
            key: `${telling}-${end}`,
            label: `${end} ${telling}`,
            value: (outage) => outage[telling]?.[end],
            cell: (outage) => (outage[telling] ? (outage[telling][end] ? time(outage[telling][end], zone) : 'open') : 'none'),
        });
        outageTables.set(
            zone,
            makeTable({
                caption: 'Outages that differ',
                hideCaption: true,
                cards: true,
                columns: [
                    { key: 'device', label: 'device', value: ({ device, datacenter }) => device ?? datacenter, heading: true },
                    instant('before', 'start'),
                    instant('before', 'end'),
                    instant('after', 'start'),
                    instant('after', 'end'),
                    {
                        key: 'change',
                        label: 'lasted longer by',
                        value: lengthened,
                        cell: (outage) => duration(lengthened(outage)),
                        numeric: true,
                    },
                ],
                rerender,
                most: 200,
            }),
        );
    }
    return outageTables.get(zone);
}

function lengthened({ before, after }) {
    return before && after ? after.durationSeconds - before.durationSeconds : null;
}
