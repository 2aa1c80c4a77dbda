import { preference } from '/page/preferences.js';

/**
 * Keys that do something: one, or two in a row like `g i`. They can be switched off in the help, and none acts while
 * something is typed.
 */

const BETWEEN_KEYS_MS = 1_500;

/**
 * Listens to keys for the life of the page.
 *
 * @param {{keys: string, does: string, run: () => void}[]} shortcuts
 */
export function listenToKeys(shortcuts) {
    let before = '';
    let at = 0;
    addEventListener('keydown', (event) => {
        if (preference('keys') === 'off' || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) {
            return;
        }
        const both = event.timeStamp - at < BETWEEN_KEYS_MS ? `${before} ${event.key}` : event.key;
        const found =
            shortcuts.find(({ keys }) => keys === both) ?? shortcuts.find(({ keys }) => keys === event.key);
        before = event.key;
        at = event.timeStamp;
        if (found) {
            event.preventDefault();
            before = '';
            found.run();
        }
    });
}

function isTyping(target) {
    return (
        target instanceof HTMLElement &&
        (target.isContentEditable || target.matches('input:not([type=checkbox], [type=radio], [type=range]), select, textarea') || target.closest('dialog') !== null)
    );
}
