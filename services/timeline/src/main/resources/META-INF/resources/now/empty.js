import { html } from '/lib/lit-html.js';
import { offer } from '/page/downloads.js';

const FIRST_FACT = {
    device: 'core-1',
    datacenter: 'lisbon',
    role: 'core-router',
    state: 'up',
};

/** What a Faultline shows that was told nothing yet: how to tell it something. */
export function emptyFaultline() {
    const command = `curl -s '${location.origin}/api/v1/device-events' -H 'Content-Type: application/json' \\
  --data '${JSON.stringify(FIRST_FACT)}'`;
    return html`<h1>Now</h1>
        <section class="panel empty" aria-labelledby="empty-title">
            <h2 id="empty-title">Nothing was told yet</h2>
            <p>
                Faultline shows what it is told: that a device of a datacenter is up, degraded or down, and since when. Tell
                it the first fact, and it is here at once:
            </p>
            <pre tabindex="0">${command}</pre>
            <p>
                <button type="button" class="primary" @click=${() => offer('The first fact', command)}>Copy it</button>
            </p>
            <p class="muted">
                Then send it <code>"state": "down"</code> and watch. History comes from files with
                <code>./dev import</code>; all calls are in the <a href="/q/swagger-ui">API docs</a>.
            </p>
        </section>`;
}
