import { html, nothing } from '/lib/lit-html.js';
import { callAddress } from '/page/api.js';
import { view } from '/page/address.js';
import { scopeWords } from '/page/scopes.js';
import { stateMark } from '/page/states.js';
import { duration, time, uncertainty } from '/page/time.js';
import { changeMark, shortTime, wasWords } from './changes.js';

/** What staff did and said, each thing held against what devices showed. */

/**
 * @typedef {{
 *     telling: import('./reading.js').Telling,
 *     comparison: import('./differences.js').Comparison|null,
 *     zone: string,
 * }} What
 */

const VERDICTS = {
    supported: 'up',
    contradicted: 'down',
    relapsed: 'degraded',
    unproven: 'unknown',
};

const OUTCOMES = { succeeded: 'up', failed: 'down', unknown: 'unknown' };

const ACTION_STATES = { planned: 'unknown', completed: 'up', dropped: 'degraded' };

/**
 * Claims with their verdict when they were made, and as it is known at this stop.
 *
 * @param {What} what
 */
export function claims({ telling, comparison, zone }) {
    return panel(
        'claims',
        'Claims against facts',
        telling.claims,
        (claim) => {
            const difference = comparison?.of('claims', claim.eventId) ?? null;
            return html`<li class=${css('claim', difference)}>
                <h3>
                    ${claim.claim.replace('-', ' ')} at ${shortTime(claim.occurredAt, zone, telling)}${uncertain(claim)}
                    ${changeMark(difference, comparison?.later)}
                </h3>
                ${claim.statement || isNamed(claim.scope)
                    ? html`<p>
                          ${claim.statement ? `“${claim.statement}”` : nothing}
                          ${isNamed(claim.scope) ? html`<span class="muted">of ${scopeWords(claim.scope)}</span>` : nothing}
                      </p>`
                    : nothing}
                <p class="marks">
                    <span><span class="muted">then</span> ${verdict(claim.then)}</span>
                    <span aria-hidden="true">→</span>
                    <span><span class="muted">now</span> ${verdict(claim.now)}</span>
                </p>
                <p class="muted">
                    ${finding(claim, zone, telling)}${claim.replacedBy ? ' A later claim took its place.' : nothing}
                    ${said(claim, zone)}
                </p>
                ${difference?.was && difference.was.now.verdict !== claim.now.verdict
                    ? html`<p>${wasWords(difference.was.now.verdict, comparison.later)}</p>`
                    : nothing}
            </li>`;
        },
        'Nothing was claimed.',
    );
}

function verdict({ verdict: word }) {
    return stateMark(VERDICTS[word] ?? 'unknown', word);
}

function finding({ now }, zone, telling) {
    if (now.verdict === 'unproven') {
        return 'Nothing that was observed can prove it.';
    }
    const back =
        now.restoredAt === null
            ? html`${now.impaired} of ${now.observed} devices were not back.`
            : html`Devices were back at ${shortTime(now.restoredAt, zone, telling)}${now.restoredAfterClaimSeconds > 0
                  ? `, ${duration(now.restoredAfterClaimSeconds)} after the claim`
                  : now.restoredAfterClaimSeconds < 0
                    ? `, ${duration(-now.restoredAfterClaimSeconds)} before it`
                    : nothing}.`;
    return now.relapse
        ? html`${back} It began again at ${shortTime(now.relapse.at, zone, telling)}, ${duration(now.relapse.afterSeconds)} later, on
          ${now.relapse.devices === 1 ? 'one device' : `${now.relapse.devices} devices`}.`
        : back;
}

/**
 * Actions with what came of them.
 *
 * @param {What} what
 */
export function actions({ telling, comparison, zone }) {
    return panel(
        'actions',
        'Actions and what came of them',
        telling.actions,
        (action) => {
            const difference = comparison?.of('actions', action.eventId) ?? null;
            return html`<li class=${css('action', difference)}>
                <h3>
                    ${action.kind.replace('-', ' ')} at ${shortTime(action.occurredAt, zone, telling)}${uncertain(action)}
                    ${changeMark(difference, comparison?.later)}
                </h3>
                <p>
                    ${action.description}
                    ${isNamed(action.target) ? html`<span class="muted">on ${scopeWords(action.target)}</span>` : nothing}
                </p>
                <p class="marks">
                    <span>${stateMark(OUTCOMES[action.outcome], action.outcome)} <span class="muted">say staff</span></span>
                    ${action.agrees === null
                        ? nothing
                        : html`<span class=${action.agrees ? 'muted' : 'disagrees'}
                              >${action.agrees ? 'facts agree' : 'facts do not agree'}</span
                          >`}
                </p>
                <p class="muted">${effect(action)} ${said(action, zone)}</p>
            </li>`;
        },
        'No action is known.',
    );
}

function effect({ impaired, backWithin, backLater, notBack, struckAfter }) {
    const parts = [
        `${impaired} in an outage`,
        backWithin > 0 ? `${backWithin} back within 30 min` : null,
        backLater > 0 ? `${backLater} later` : null,
        notBack > 0 ? `${notBack} not back` : null,
        struckAfter > 0 ? `${struckAfter} struck soon after` : null,
    ];
    return `Devices: ${parts.filter(Boolean).join(', ')}.`;
}

/**
 * Causes, numbered and typed, with their evidence and what was said of them before.
 *
 * @param {What} what
 */
export function causes({ telling, comparison, zone }) {
    const removed = (comparison?.removedCauses ?? []).map((cause) => ({ ...cause, removed: true }));
    return panel(
        'causes',
        'Causes',
        [...telling.incident.causes, ...removed],
        (cause) => {
            const difference = comparison?.of('causes', cause.cause) ?? null;
            const last = cause.revisions.at(-1);
            const kind = cause.ruledOut ? 'ruled out' : cause.kind;
            return html`<li class=${css('cause', difference)}>
                <h3>
                    ${cause.cause}. <span class="tag">${kind}</span>
                    ${cause.removed || cause.ruledOut ? html`<del>${cause.description}</del>` : cause.description}
                    ${changeMark(difference, comparison?.later)}
                </h3>
                ${difference?.kind === 'changed'
                    ? html`<p>${wasWords(`${difference.was.kind}: “${difference.was.description}”`, comparison.later)}</p>`
                    : nothing}
                <p class="muted">${said(last, zone)}</p>
                <details>
                    <summary>Evidence: ${last.evidence.length === 1 ? '1 event' : `${last.evidence.length} events`}</summary>
                    <ul class="ids">
                        ${last.evidence.map(
                            ({ id, found }) => html`<li><code>${id}</code>${found ? nothing : ' (not found)'}</li>`,
                        )}
                    </ul>
                    ${cause.revisions.length > 1
                        ? html`<p>Said before:</p>
                              <ul>
                                  ${cause.revisions
                                      .slice(0, -1)
                                      .map(
                                          (revision) =>
                                              html`<li>${revision.kind}: ${revision.description} ${said(revision, zone)}</li>`,
                                      )}
                              </ul>`
                        : nothing}
                </details>
            </li>`;
        },
        'No cause was said.',
    );
}

/**
 * Notices, whom they reached, and where what carried them was struck itself.
 *
 * @param {What} what
 */
export function notices({ telling, comparison, zone }) {
    const { reach } = telling;
    const all = reach.notices ?? [];
    const summary =
        all.length === 0
            ? nothing
            : html`<p class="muted">
                  ${reach.told > 0
                      ? `${reach.told} told, ${reach.delivered} delivered, ${reach.failed} failed. `
                      : 'How many were told was not said. '}${reach.unreported > 0
                      ? `Of ${reach.unreported} of ${all.length} no delivery was reported.`
                      : nothing}
              </p>`;
    return panel(
        'notices',
        'Notices and whom they reached',
        all,
        (notice) => {
            const difference = comparison?.of('notices', notice.notice) ?? null;
            const delivery = notice.deliveries.at(-1);
            return html`<li class=${css('notice', difference)}>
                <h3>
                    ${notice.notice}. ${notice.channel ?? 'of which only reports are known'}
                    ${notice.audience ? html`<span class="muted">to ${notice.audience}</span>` : nothing}
                    ${changeMark(difference, comparison?.later)}
                </h3>
                ${notice.text ? html`<p>${notice.text}</p>` : nothing}
                ${notice.sharedFate
                    ? html`<p class="warning">
                          ${stateMark('degraded', 'shared fate')} It went through what was itself in an outage since
                          ${shortTime(notice.sharedFate.since, zone, telling)}:
                          ${notice.sharedFate.devices === 1 ? 'one device' : `${notice.sharedFate.devices} devices`} in
                          ${notice.sharedFate.datacenters.join(', ')}.
                      </p>`
                    : nothing}
                <p class="muted">
                    ${notice.occurredAt ? html`${shortTime(notice.occurredAt, zone, telling)}${uncertain(notice)}` : nothing}
                    ${notice.told ? `· ${notice.told} told` : nothing}
                    ${delivery ? `· ${delivery.delivered} delivered, ${delivery.failed} failed` : '· delivery not reported'}
                </p>
            </li>`;
        },
        'No notice was sent.',
        summary,
    );
}

/**
 * Corrective actions with owner, due day and state.
 *
 * @param {What} what
 */
export function correctiveActions({ telling, comparison, zone }) {
    return panel(
        'corrective',
        'Corrective actions',
        telling.incident.correctiveActions,
        (action) => {
            const difference = comparison?.of('correctiveActions', action.correctiveAction) ?? null;
            return html`<li class=${css('corrective', difference)}>
                <h3>
                    ${action.correctiveAction}. ${action.description ?? 'of which only the end is known'}
                    ${changeMark(difference, comparison?.later)}
                </h3>
                <p class="marks">
                    ${stateMark(ACTION_STATES[action.state] ?? 'unknown', action.state)}
                    ${difference?.was && difference.was.state !== action.state
                        ? wasWords(difference.was.state, comparison.later)
                        : nothing}
                    <span class="muted"
                        >${action.owner ? `owner ${action.owner}` : 'no owner'}${action.due
                            ? `, due ${action.due}`
                            : ', no day set'}</span
                    >
                </p>
                ${action.closed
                    ? html`<p class="muted">
                          ${time(action.closed.occurredAt, zone)}: ${action.closed.note ?? action.closed.reason ?? action.state}
                      </p>`
                    : nothing}
            </li>`;
        },
        'None is planned.',
    );
}

/**
 * The reports that were published, and the report as it can be made of what is known.
 *
 * @param {What} what
 */
export function reports({ telling, comparison, zone }) {
    const { incident, knownAt } = telling;
    const path = `/incidents/${encodeURIComponent(incident.id)}/report`;
    return panel(
        'reports',
        'Reports',
        incident.reports,
        (report) =>
            html`<li class=${css('report', comparison?.of('reports', report.report) ?? null)}>
                <h3>
                    ${report.report}. ${report.status} ${changeMark(comparison?.of('reports', report.report) ?? null, comparison?.later)}
                </h3>
                ${report.summary ? html`<p>“${report.summary}”</p>` : nothing}
                <p class="muted">
                    ${said(report, zone)}
                    ${report.address && /^https?:\/\//.test(report.address)
                        ? html`<a href=${report.address} rel="noreferrer">where it was published</a>`
                        : (report.address ?? nothing)}
                </p>
            </li>`,
        'None was published.',
        html`<p>
            As known at this stop:
            ${[
                ['html', 'page'],
                ['pdf', 'PDF'],
                ['md', 'Markdown'],
            ].map(
                ([format, words], index) =>
                    html`${index > 0 ? ' · ' : ''}<a href=${callAddress(path, { format, knownAt })}>${words}</a>`,
            )}
        </p>`,
    );
}

/**
 * Other incidents that this one hangs together with.
 *
 * @param {What} what
 */
export function links({ telling, comparison }) {
    if (telling.links.length === 0) {
        return nothing;
    }
    const words = (kind, from) =>
        ({
            'recurrence-of': from ? 'came again as' : 'recurrence of',
            'caused-by-repair-of': from ? 'its repair caused' : 'caused by the repair of',
        })[kind] ?? kind;
    return html`<ul class="links" aria-label="Other incidents">
        ${telling.links.map((link) => {
            const difference = comparison?.of('links', `${link.kind} ${link.id} ${link.from}`) ?? null;
            return html`<li>
                <span class="muted">${words(link.kind, link.from)}</span>
                <a href=${view('/incident/', { incident: link.id })}>${link.title}</a>
                ${link.reason ? html`<span class="muted">(${link.reason})</span>` : nothing}
                ${changeMark(difference, comparison?.later)}
            </li>`;
        })}
    </ul>`;
}

function panel(name, title, items, itemOf, none, summary = nothing) {
    return html`<section class="panel" aria-labelledby="${name}-title">
        <div class="panel-head">
            <h2 id="${name}-title">${title}</h2>
            ${items.length > 1 ? html`<span class="muted">${items.length}</span>` : nothing}
        </div>
        ${summary} ${items.length === 0 ? html`<p class="muted">${none}</p>` : nothing}
        <ul class="entries">
            ${items.map(itemOf)}
        </ul>
    </section>`;
}

function css(name, difference) {
    return difference ? `${name} ${difference.kind}` : name;
}

function isNamed({ datacenters, roles, devices }) {
    return datacenters.length + roles.length + devices.length > 0;
}

function uncertain({ uncertaintySeconds }) {
    return uncertaintySeconds ? html`<span class="muted">${uncertainty(uncertaintySeconds)}</span>` : nothing;
}

function said({ actor, knownAt }, zone) {
    return html`<span class="said-by">${actor}, ${time(knownAt, zone)}</span>`;
}
