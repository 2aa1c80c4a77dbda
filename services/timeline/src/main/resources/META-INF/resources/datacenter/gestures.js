/** Wheel, drag and pinch, told as zooming and panning. Fingers may still scroll the page up and down. */

const SLACK = 4;
const WHEEL_ZOOM = 0.0022;
const LINE = 16;

/**
 * @param {HTMLElement} box whose inside is looked at
 * @param {{
 *     scale: () => import('/datacenter/layout.js').Scale,
 *     isCurve: (y: number) => boolean,
 *     zoom: (factor: number, x: number) => void,
 *     pan: (pixels: number) => void,
 *     point: (x: number|null, y: number|null) => void,
 *     press: (x: number, y: number) => void,
 * }} on coordinates are CSS pixels from the upper left corner of the box; isCurve: whether the wheel zooms there, as it does
 *     elsewhere with Ctrl alone, for there are lanes to scroll; pan: so far the view goes on in time; point: the pointer is
 *     there, or nowhere; press: it was pressed there without being drawn along
 * @returns {() => void} ends it
 */
export function listenToGestures(box, on) {
    const pointers = new Map();
    let moved = false;
    let begun = { x: 0, y: 0 };

    function at(event) {
        const corner = box.getBoundingClientRect();
        return { x: event.clientX - corner.left, y: event.clientY - corner.top };
    }

    function onWheel(event) {
        const { x, y } = at(event);
        const unit = event.deltaMode === 1 ? LINE : 1;
        if (Math.abs(event.deltaX) > Math.abs(event.deltaY) || (event.shiftKey && event.deltaY !== 0)) {
            event.preventDefault();
            on.pan((event.deltaX || event.deltaY) * unit);
        } else if (event.ctrlKey || on.isCurve(y)) {
            event.preventDefault();
            on.zoom(Math.exp(event.deltaY * unit * WHEEL_ZOOM * (event.ctrlKey ? 3 : 1)), x);
        }
    }

    function onDown(event) {
        if (event.button !== 0 || at(event).x > box.clientWidth) {
            return;
        }
        pointers.set(event.pointerId, at(event));
        begun = at(event);
        moved = pointers.size > 1;
    }

    function onMove(event) {
        const here = at(event);
        const before = pointers.get(event.pointerId);
        if (!before) {
            on.point(here.x, here.y);
            return;
        }
        if (!moved && Math.abs(here.x - begun.x) < SLACK) {
            return;
        }
        if (!moved) {
            moved = true;
            box.setPointerCapture(event.pointerId);
        }
        const other = [...pointers].find(([id]) => id !== event.pointerId)?.[1];
        pointers.set(event.pointerId, here);
        if (other) {
            pinch(before, here, other);
        } else {
            on.pan(before.x - here.x);
        }
        on.point(here.x, here.y);
    }

    function pinch(before, here, other) {
        const apart = Math.max(10, Math.abs(before.x - other.x));
        const next = Math.max(10, Math.abs(here.x - other.x));
        on.zoom(apart / next, (here.x + other.x) / 2);
        on.pan((before.x - here.x) / 2);
    }

    function onUp(event) {
        if (pointers.delete(event.pointerId) && !moved && event.type === 'pointerup') {
            on.press(begun.x, begun.y);
        }
    }

    function onLeave() {
        on.point(null, null);
    }

    const listeners = { wheel: onWheel, pointerdown: onDown, pointermove: onMove, pointerup: onUp, pointercancel: onUp, pointerleave: onLeave };
    for (const [name, listener] of Object.entries(listeners)) {
        box.addEventListener(name, listener, { passive: false });
    }
    return () => Object.entries(listeners).forEach(([name, listener]) => box.removeEventListener(name, listener));
}
