import { html, nothing, render } from '/lib/lit-html.js';
import { here, knownAt, view as viewAddress } from '/page/address.js';
import { Unreachable } from '/page/api.js';
import { onPreference, prefer, preference, preferNext } from '/page/preferences.js';
import { listenToKeys } from '/page/shortcuts.js';
import { clock, duration, zoneOf } from '/page/time.js';
import { everySecond, sawServiceTime } from '/page/ticking.js';

const VIEWS = [
    { name: 'now', path: '/', label: 'Now', keys: 'g n' },
    { name: 'incidents', path: '/incidents/', label: 'Incidents', keys: 'g i' },
    { name: 'figures', path: '/figures/', label: 'Figures', keys: 'g f' },
];

const CONNECTIONS = {
    none: '',
    connecting: 'connecting',
    live: 'live',
    polling: 'asked every 10 s',
    lost: 'not live',
};

/**
 * What is around every view: header, navigation, switches of zone and theme, banners about the age of what is shown, help
 * and shortcuts. It renders into `#shell`; the view into `#main`, which it gives.
 *
 * @param {{
 *     view: string,
 *     title: string,
 *     shortcuts?: {keys: string, does: string, run: () => void}[],
 *     past?: () => boolean,
 * }} how view: now, incidents or figures is marked in the navigation, another name marks none; title: that of the window;
 *     shortcuts: the view's own, told in the help; past: whether it shows what was known in the past alone, which it does
 *     where the address has a knownAt if missing
 * @returns {{
 *     main: HTMLElement,
 *     answered: (age: {asOf?: string, staleSeconds: number}) => void,
 *     failed: (error: Error) => void,
 *     follows: (state: keyof CONNECTIONS) => void,
 *     site: (zone: string|null) => void,
 * }} answered: an answer came, as of when, and for how long the log had not answered then; failed: one did not come;
 *     follows: how the view hears of changes; site: the IANA zone of the site that is shown, null for several with different
 *     ones, UTC if never told
 */
export function startShell({ view, title, shortcuts = [], past = () => knownAt() !== '' }) {
    const root = document.getElementById('shell');
    const main = document.getElementById('main');
    const age = { asOf: null, at: 0, staleSeconds: 0, unreachable: false, connection: 'none', site: 'UTC', past };
    const help = { dialog: null };
    const keys = [
        ...shortcuts,
        ...VIEWS.map(({ path, label, keys: own }) => ({
            keys: own,
            does: `go to ${label}`,
            run: () => location.assign(viewAddress(path)),
        })),
        { keys: 'z', does: 'next zone of times: site, UTC, viewer', run: () => preferNext('zone') },
        { keys: 't', does: 'next theme: system, light, dark', run: () => preferNext('theme') },
        { keys: '?', does: 'this help', run: () => help.dialog?.showModal() },
    ];
    document.title = `${title} · Faultline`;

    function show() {
        render(shellOf(view, age, keys, help), root);
        help.dialog = root.querySelector('dialog.help');
    }

    onPreference(show);
    everySecond(show);
    listenToKeys(keys);
    show();
    return {
        main,
        answered({ asOf, staleSeconds }) {
            age.asOf = asOf ?? age.asOf;
            age.at = performance.now();
            age.staleSeconds = staleSeconds;
            age.unreachable = false;
            if (asOf && knownAt() === '') {
                sawServiceTime(asOf);
            }
            show();
        },
        failed(error) {
            age.unreachable = error instanceof Unreachable;
            show();
        },
        follows(state) {
            age.connection = state;
            show();
        },
        site(zone) {
            age.site = zone;
            show();
        },
    };
}

/**
 * What a view shows instead of an answer: what is wrong, and what to do.
 *
 * @param {Error} problem
 */
export function problemPanel(problem) {
    const unreachable = problem instanceof Unreachable;
    return html`<section class="panel problem" role="alert">
        <h2>${unreachable ? 'Faultline cannot be reached' : 'This cannot be shown'}</h2>
        <p class="said">${problem.message}</p>
        ${unreachable
            ? html`<p>It is tried again by itself.</p>`
            : html`<p><a href=${location.pathname}>Begin anew</a></p>`}
    </section>`;
}

/** What a view shows before its first answer. */
export function readingPanel() {
    return html`<p class="reading" role="status">Reading …</p>`;
}

function shellOf(view, age, keys, help) {
    return html`<a class="skip" href="#main">Skip to the content</a>
        <header class="top">
            <a class="brand" href=${viewAddress('/')}>
                <svg viewBox="0 0 24 24" width="22" height="22" aria-hidden="true">
                    <path d="M2 15h6l2.5-9 4 14 2.5-8H22" />
                </svg>
                Faultline
            </a>
            <nav aria-label="Views">
                <ul>
                    ${VIEWS.map(
                        ({ name, path, label }) =>
                            html`<li>
                                <a href=${viewAddress(path)} aria-current=${name === view ? 'page' : nothing}
                                    >${label}</a
                                >
                            </li>`,
                    )}
                    <li><a href="/q/swagger-ui">API docs</a></li>
                </ul>
            </nav>
            <div class="controls">
                ${freshness(age)} ${zoneSwitch(age.site)} ${themeSwitch()}
                <button type="button" class="round" aria-label="Help and shortcuts" @click=${() => help.dialog.showModal()}>
                    ?
                </button>
            </div>
        </header>
        <div class="banners">${age.past() ? knownAtBanner(age.site) : nothing}${ageBanner(age)}</div>
        ${helpDialog(keys)}`;
}

function freshness({ asOf, at, connection, site, past: isPast }) {
    if (!asOf) {
        return nothing;
    }
    const past = isPast();
    const seconds = Math.floor((performance.now() - at) / 1_000);
    const how = CONNECTIONS[connection];
    return html`<p class="freshness">
        <span class="dot ${past ? 'none' : connection}" aria-hidden="true"></span>as of
        ${clock(asOf, site ?? 'UTC', { seconds: true, date: past, zone: true })}${past ? nothing : html`, ${duration(seconds)} ago`}${how ===
        ''
            ? nothing
            : html` · ${how}`}
    </p>`;
}

function zoneSwitch(site) {
    const chosen = preference('zone');
    return html`<label class="switch">
        <span>Times</span>
        <select title=${`Times are shown in ${zoneOf(site ?? 'that of each site')}`} @change=${(event) => prefer('zone', event.target.value)}>
            ${[
                ['site', site ? `site (${zoneShort(site)})` : 'each site’s'],
                ['utc', 'UTC'],
                ['viewer', 'mine'],
            ].map(([value, label]) => html`<option value=${value} .selected=${value === chosen}>${label}</option>`)}
        </select>
    </label>`;
}

function zoneShort(zone) {
    return zone === 'UTC' ? 'UTC' : zone.slice(zone.lastIndexOf('/') + 1).replaceAll('_', ' ');
}

function themeSwitch() {
    const chosen = preference('theme');
    return html`<label class="switch">
        <span>Theme</span>
        <select @change=${(event) => prefer('theme', event.target.value)}>
            ${['system', 'light', 'dark'].map(
                (value) => html`<option value=${value} .selected=${value === chosen}>${value}</option>`,
            )}
        </select>
    </label>`;
}

function knownAtBanner(site) {
    const instant = knownAt();
    return html`<p class="banner past">
        <span
            >As known on <strong>${clock(instant, site ?? 'UTC', { zone: true })}</strong>. What was learned later does not
            show.</span
        >
        <a href=${here({ knownAt: '' })}>Back to the present</a>
    </p>`;
}

/** Told once by a screen reader when it appears; the seconds that go on in it are not. */
function ageBanner({ at, asOf, staleSeconds, unreachable }) {
    const elapsed = Math.floor((performance.now() - at) / 1_000);
    let words = nothing;
    if (unreachable && asOf) {
        words = html`<strong>Faultline cannot be reached.</strong> What is shown is
            <span aria-hidden="true">${duration(elapsed)}</span> old. It is tried again by itself.`;
    } else if (staleSeconds > 0) {
        words = html`<strong>The log does not answer.</strong> What is shown is
            <span aria-hidden="true">${duration(staleSeconds + elapsed)}</span> old; what happened since is not in it.`;
    }
    return html`<p class="banner stale" role="status" ?hidden=${words === nothing}>${words}</p>`;
}

function helpDialog(keys) {
    return html`<dialog class="help" aria-labelledby="help-title">
        <h2 id="help-title">Help</h2>
        <p>
            Every view has its address: what it shows can be linked to, asked for with curl and downloaded.
            <code>knownAt</code> in the address shows what was known at that time. Times are those of the site, unless
            another zone is chosen.
        </p>
        <h3>Shortcuts</h3>
        <dl>
            ${keys.map(
                ({ keys: own, does }) =>
                    html`<div>
                        <dt>${own.split(' ').map((key) => html`<kbd>${key}</kbd>`)}</dt>
                        <dd>${does}</dd>
                    </div>`,
            )}
        </dl>
        <label class="check">
            <input
                type="checkbox"
                .checked=${preference('keys') === 'on'}
                @change=${(event) => prefer('keys', event.target.checked ? 'on' : 'off')}
            />
            Shortcuts are on
        </label>
        <form method="dialog" class="buttons"><button>Close</button></form>
    </dialog>`;
}
