/**
 * What a reader prefers, kept in this browser: the zone of times, the theme, and whether single keys are shortcuts.
 * What is not kept, or cannot be, is the first value.
 */
const VALUES = {
    zone: ['site', 'utc', 'viewer'],
    theme: ['system', 'light', 'dark'],
    keys: ['on', 'off'],
};

const listeners = new Set();

/**
 * @param {'zone'|'theme'|'keys'} name
 * @returns {string} one of its values
 */
export function preference(name) {
    let kept = null;
    try {
        kept = localStorage.getItem(`faultline.${name}`);
    } catch {
        // Storage can be switched off; then nothing is kept.
    }
    return VALUES[name].includes(kept) ? kept : VALUES[name][0];
}

/**
 * Keeps a preference, applies it and tells everybody who listens.
 *
 * @param {'zone'|'theme'|'keys'} name
 * @param {string} value one of its values; another is ignored
 */
export function prefer(name, value) {
    if (!VALUES[name].includes(value)) {
        return;
    }
    try {
        localStorage.setItem(`faultline.${name}`, value);
    } catch {
        // It holds for this page then, as far as it can.
    }
    if (name === 'theme') {
        applyTheme(value);
    }
    listeners.forEach((listener) => listener(name, value));
}

/**
 * Goes on to the next value, and from the last to the first.
 *
 * @param {'zone'|'theme'|'keys'} name
 */
export function preferNext(name) {
    const values = VALUES[name];
    prefer(name, values[(values.indexOf(preference(name)) + 1) % values.length]);
}

/**
 * Calls back whenever a preference changes, in this tab or another, or the system's theme does.
 *
 * @param {(name: string, value: string) => void} listener
 * @returns {() => void} ends it
 */
export function onPreference(listener) {
    listeners.add(listener);
    return () => listeners.delete(listener);
}

function applyTheme(theme) {
    if (theme === 'system') {
        delete document.documentElement.dataset.theme;
    } else {
        document.documentElement.dataset.theme = theme;
    }
}

addEventListener('storage', (event) => {
    const name = event.key?.startsWith('faultline.') ? event.key.slice('faultline.'.length) : null;
    if (name in VALUES) {
        if (name === 'theme') {
            applyTheme(preference('theme'));
        }
        listeners.forEach((listener) => listener(name, preference(name)));
    }
});

matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => {
    listeners.forEach((listener) => listener('theme', preference('theme')));
});
