/** The address of a view is its state: everything that can be looked at can be linked to, and Back goes back. */

const listeners = new Set();

/**
 * One parameter of the address.
 *
 * @param {string} name
 * @param {string} [otherwise] what it is where the address has none
 * @returns {string}
 */
export function parameter(name, otherwise = '') {
    return new URLSearchParams(location.search).get(name) ?? otherwise;
}

/**
 * All values of a parameter, separated by commas or repeated, as the API takes them.
 *
 * @param {string} name
 * @returns {string[]}
 */
export function parameters(name) {
    return new URLSearchParams(location.search)
        .getAll(name)
        .flatMap((value) => value.split(','))
        .filter((value) => value !== '');
}

/** @returns {string} the instant of the address's knownAt; empty where it asks for the present */
export function knownAt() {
    return parameter('knownAt');
}

/**
 * Changes parameters of the address in place, and tells those who listen.
 *
 * @param {Object<string, string|string[]|null|undefined>} changes an empty value takes the parameter away
 * @param {{replace?: boolean, quiet?: boolean}} [how] replace: without an entry of its own in the browser's history, as
 *     while typing; quiet: nobody is told, for whoever changed it shows the change by itself
 */
export function go(changes, { replace = false, quiet = false } = {}) {
    const next = address(location.pathname, merged(changes));
    if (next === location.pathname + location.search) {
        return;
    }
    history[replace ? 'replaceState' : 'pushState'](null, '', next + location.hash);
    if (!quiet) {
        listeners.forEach((listener) => listener());
    }
}

/**
 * Calls back when the address changes by {@link go} or by the browser's Back and Forward.
 *
 * @param {() => void} listener
 * @returns {() => void} ends it
 */
export function onAddress(listener) {
    listeners.add(listener);
    return () => listeners.delete(listener);
}

/**
 * A path with parameters, those without a value left out.
 *
 * @param {string} path
 * @param {Object<string, string|number|boolean|string[]|null|undefined>} params
 * @returns {string}
 */
export function address(path, params = {}) {
    const query = new URLSearchParams();
    for (const [name, value] of Object.entries(params)) {
        const text = Array.isArray(value) ? value.join(',') : (value ?? '');
        if (text !== '') {
            query.set(name, text);
        }
    }
    const text = query.toString();
    return text === '' ? path : `${path}?${text}`;
}

/**
 * The address of another view, which keeps on looking from the same knownAt.
 *
 * @param {string} path
 * @param {Object<string, string|number|boolean|string[]|null|undefined>} [params]
 * @returns {string}
 */
export function view(path, params = {}) {
    return address(path, { knownAt: knownAt(), ...params });
}

/**
 * This view's address with some parameters changed.
 *
 * @param {Object<string, string|string[]|null|undefined>} changes
 * @returns {string}
 */
export function here(changes) {
    return address(location.pathname, merged(changes));
}

function merged(changes) {
    return { ...Object.fromEntries(new URLSearchParams(location.search)), ...changes };
}

addEventListener('popstate', () => listeners.forEach((listener) => listener()));
