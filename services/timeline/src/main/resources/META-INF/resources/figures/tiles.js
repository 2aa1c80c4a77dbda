import { html, nothing } from '/lib/lit-html.js';
import { here } from '/page/address.js';
import { figureShown, numberShown } from '/figures/question.js';
import { FIGURES } from '/figures/measures.js';
import { told, toldBounds } from '/figures/telling.js';

/**
 * All figures over all groups; each leads to its own table, and its number to what is behind it.
 *
 * @param {any} group the one that holds all
 * @param {(what: {figure: any, number: any, key: Object<string, string>}) => void} open
 */
export function tiles(group, open) {
    return html`<section aria-labelledby="over-all">
        <h2 id="over-all" class="unseen">Over all</h2>
        <ul class="tiles">
            ${FIGURES.map((figure) => tile(figure, group, open))}
        </ul>
    </section>`;
}

function tile(figure, group, open) {
    const chosen = figure === figureShown();
    const number = chosen ? numberShown() : figure.numbers[0];
    const value = number.value(group);
    return html`<li class=${chosen ? 'tile chosen' : 'tile'}>
        <h3>
            <a
                href=${here({ figure: figure.key, number: '', behind: '' })}
                aria-current=${chosen ? 'true' : nothing}
                aria-label=${`${figure.label}, by group`}
                >${figure.label}</a
            >
        </h3>
        ${value === null || value === undefined
            ? html`<p class="big muted">–</p>`
            : html`<button
                  type="button"
                  class="plain big"
                  aria-label=${`${figure.label}, ${number.label} ${told(figure, value)}: what is behind it`}
                  @click=${() => open({ figure, number, key: {} })}
              >
                  ${told(figure, value)}
              </button>`}
        <p class="muted">${besides(figure, number, group)}</p>
    </li>`;
}

function besides(figure, number, group) {
    const own = group[figure.key];
    const bounds = toldBounds(figure, number, group);
    if (figure.kind === 'share') {
        return bounds === '' ? 'of time observed' : bounds;
    }
    const cases = figure.kind === 'mean' ? `${own.count} outages` : `of ${own.count}`;
    const open = own.open > 0 ? `, ${own.open} open` : '';
    const longest = figure.kind === 'spread' && own.count > 1 ? `, longest ${told(figure, own.maxSeconds)}` : '';
    return own.count === 0 ? `no case${open}` : `${number.label} ${cases}${open}${longest}`;
}
