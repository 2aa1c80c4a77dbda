import { html, nothing, render } from '/lib/lit-html.js';
import { callAddress } from '/page/api.js';

/**
 * The bar of a view's data: its address, the same question for curl, and the answer as JSON and as CSV.
 *
 * @param {{
 *     calls: {name: string, path: string, params?: Object<string, any>}[],
 *     csv?: {name: string, columns: import('/page/table.js').Column[], rows: any[]},
 * }} how calls: those that the view makes, the first of them is its main one; csv: what it shows as a table, written in
 *     the browser
 */
export function downloads({ calls, csv }) {
    return html`<nav class="downloads" aria-label="These data elsewhere">
        <button type="button" @click=${() => offer('The address of this view', location.href)}>Link</button>
        <button type="button" @click=${() => offer('The same with curl', calls.map(curl).join('\n'))}>curl</button>
        ${calls.length === 1 ? nothing : html`<span class="muted">JSON:</span>`}
        ${calls.map(
            ({ name, path, params }) =>
                html`<a href=${callAddress(path, params)} aria-label=${`JSON of ${name}`}
                    >${calls.length === 1 ? 'JSON' : name}</a
                >`,
        )}
        ${csv
            ? html`<button type="button" @click=${() => save(`${csv.name}.csv`, 'text/csv', csvOf(csv))}>CSV</button>`
            : nothing}
    </nav>`;
}

/**
 * A call as a command for a shell.
 *
 * @param {{path: string, params?: Object<string, any>}} call
 * @returns {string}
 */
export function curl({ path, params }) {
    const url = new URL(callAddress(path, params), location.href).href;
    return `curl -s '${url.replaceAll("'", "'\\''")}'`;
}

/**
 * A table as CSV by RFC 4180, with a line of headings.
 *
 * @param {{columns: import('/page/table.js').Column[], rows: any[]}} table
 * @returns {string}
 */
export function csvOf({ columns, rows }) {
    const lines = [
        columns.map(({ label }) => label),
        ...rows.map((row) => columns.map((column) => column.value(row) ?? '')),
    ];
    return lines.map((line) => line.map(csvCell).join(',')).join('\r\n') + '\r\n';
}

/** Text that a spreadsheet would run as a formula gets a quote before it; numbers are numbers. */
function csvCell(value) {
    const text = typeof value === 'string' && /^[=+\-@\t\r]/.test(value) ? `'${value}` : String(value);
    return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/**
 * Saves text as a file.
 *
 * @param {string} name of the file
 * @param {string} type its media type
 * @param {string} text
 */
export function save(name, type, text) {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
    link.download = name;
    link.click();
    // The browser has begun to read it by then.
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

/**
 * Shows text to copy, in a dialog: a clipboard is not there everywhere, and what is copied wants to be seen.
 *
 * @param {string} title
 * @param {string} text
 */
export function offer(title, text) {
    const dialog = document.createElement('dialog');
    dialog.className = 'offer';
    dialog.setAttribute('aria-label', title);
    const show = (said) =>
        render(
            html`<h2>${title}</h2>
                <pre tabindex="0">${text}</pre>
                <p class="buttons">
                    <span role="status">${said}</span>
                    ${navigator.clipboard
                        ? html`<button type="button" @click=${() => copy(text, show)}>Copy</button>`
                        : nothing}
                    <button type="button" @click=${() => dialog.close()}>Close</button>
                </p>`,
            dialog,
        );
    show('');
    dialog.addEventListener('close', () => dialog.remove());
    document.body.append(dialog);
    dialog.showModal();
}

async function copy(text, show) {
    try {
        await navigator.clipboard.writeText(text);
        show('Copied.');
    } catch {
        show('The browser does not allow it: select the text instead.');
    }
}
