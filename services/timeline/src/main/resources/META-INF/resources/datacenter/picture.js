import { makeChart, readTokens } from '/page/chart.js';
import { onPreference } from '/page/preferences.js';
import { CURVE_BOTTOM, curveOption, curveTop, movedOption, rowsOf } from '/datacenter/curve.js';
import { drawScene } from '/datacenter/drawing.js';
import { listenToGestures } from '/datacenter/gestures.js';
import { instantAt, itemsOf } from '/datacenter/layout.js';
import { ticksOf } from '/datacenter/ticks.js';
import { panned, within, zoomed } from '/datacenter/viewport.js';

/**
 * Curve and lanes on one axis of time. Only the lanes that are to be seen are laid out and drawn, so that thousands cost no
 * more than a few; whatever changes is drawn with the next frame, once.
 */

const NARROW = 620;
const ZOOM_STEP = 2;
const PAN_SHARE = 0.2;
const MOST_PRINTED = 200;

/**
 * @typedef {{
 *     view: import('/datacenter/viewport.js').View,
 *     lanes: import('/datacenter/layout.js').Lane[],
 *     pinned: import('/datacenter/layout.js').Lane[],
 *     data: import('/datacenter/curve.js').CurveData,
 *     milestones: {at: number, label: string, short: string}[],
 *     works: {from: number, to: number}[],
 *     now: number,
 *     site: string,
 *     label: string,
 * }} Shown
 * @typedef {{lane: import('/datacenter/layout.js').Lane, item: import('/datacenter/layout.js').Item}} Found
 */

/**
 * @param {HTMLElement} root which it fills
 * @param {Shown} shown what is shown first
 * @param {{
 *     onView: (view: import('/datacenter/viewport.js').View) => void,
 *     onPoint: (instant: number|null, found: Found|null) => void,
 *     onFocus: (found: Found|null) => void,
 *     onOpen: (found: Found) => void,
 *     onLanes: (lanes: import('/datacenter/layout.js').Lane[]) => void,
 *     onWhole: () => void,
 *     onEscape: () => void,
 * }} on onView: another part of time is looked at, which is drawn already; onPoint: the pointer is there; onLanes: these of
 *     the lanes are to be seen and were not read
 * @returns {{show: (next: Shown) => void, redraw: () => void, key: (name: string) => void, focus: () => void, dispose: () => void}} redraw: lanes
 *     were read; key: as if a key was pressed
 */
export function makePicture(root, shown, on) {
    const [box, curve, canvas, spacer, cross] = build(root);
    const context = canvas.getContext('2d');
    let focus = null;
    let frame = 0;
    let printing = false;
    /** Rows of names above the curve; the same while the view moves, so that nothing jumps. */
    let nameRows = 1;
    let place = measure();
    let echart = null;
    /** Whether the curve needs more than another part of its axis. */
    let renewed = true;
    let arranged = '';
    let curveView = null;

    // The element that has the keys tells what is drawn; the curve in it is passed over.
    const chart = makeChart(curve.firstElementChild, (tokens) => curveOption(tokens, curveParts()), {
        label: shown.label,
        onReady: (made) => (echart = made),
    });
    box.setAttribute('aria-label', shown.label);

    function curveParts() {
        return {
            ...shown,
            scale: place.scale,
            right: place.right,
            rows: nameRows,
            ticks: place.ticks,
            milestones: named(),
        };
    }

    function named() {
        return shown.milestones.map(({ at, label, short }) => ({ at, label: place.compact ? short : label }));
    }

    function drawCurve(tokens) {
        if (echart && echart.getWidth() !== place.width) {
            echart.resize();
            renewed = true;
        }
        if (renewed || !echart) {
            chart.update();
            renewed = echart === null;
            curveView = shown.view;
        } else if (curveView !== shown.view) {
            curveView = shown.view;
            echart.setOption(movedOption(tokens, curveParts()), { replaceMerge: ['graphic'] });
        }
    }

    function measure() {
        const width = Math.max(200, box.clientWidth);
        const compact = width < NARROW;
        const left = compact ? 46 : 168;
        const right = 14;
        const scale = { ...shown.view, left, width: width - left - right };
        const laneHeight = compact ? 42 : 26;
        const pinnedHeight = shown.pinned.length * laneHeight;
        const all = pinnedHeight + shown.lanes.length * laneHeight + 2;
        const curveHeight = curveTop(nameRows) + CURVE_BOTTOM + (compact ? 120 : 170);
        const most = printing ? pinnedHeight + MOST_PRINTED * laneHeight : Math.max(pinnedHeight + 3 * laneHeight, innerHeight * 0.5);
        const ticks = ticksOf(shown.view, Math.max(2, scale.width / (compact ? 62 : 78)), shown.site);
        return { width, compact, right, scale, laneHeight, pinnedHeight, all, curveHeight, height: Math.min(all, most), ticks };
    }

    function arrange() {
        const before = place;
        place = measure();
        renewed ||= before.width !== place.width || before.compact !== place.compact;
        if (renewed) {
            nameRows = rowsOf(named(), place.scale);
            place = measure();
        }
        if (arranged === `${place.curveHeight} ${place.height} ${place.all}`) {
            return;
        }
        arranged = `${place.curveHeight} ${place.height} ${place.all}`;
        curve.style.height = `${place.curveHeight}px`;
        canvas.style.top = `${place.curveHeight}px`;
        canvas.style.height = `${place.height}px`;
        box.style.height = `${place.curveHeight + place.height}px`;
        spacer.style.height = `${Math.max(0, place.all - place.height)}px`;
        cross.style.height = `${place.curveHeight + place.height}px`;
        // A scrollbar may have come or gone.
        place = measure();
    }

    function rows(lanes, from, to, top) {
        return lanes.slice(from, to).map((lane, index) => ({
            lane,
            items: lane.spans || lane.moments ? itemsOf(lane, place.scale) : null,
            top: top + (from + index) * place.laneHeight,
            height: place.laneHeight,
        }));
    }

    function seen() {
        const first = Math.max(0, Math.floor(box.scrollTop / place.laneHeight));
        const count = Math.ceil((place.height - place.pinnedHeight) / place.laneHeight) + 1;
        return [first, Math.min(shown.lanes.length, first + count)];
    }

    function draw() {
        frame = 0;
        arrange();
        const ratio = printing ? 3 : Math.max(1, devicePixelRatio);
        const [width, height] = [Math.round(place.width * ratio), Math.round(place.height * ratio)];
        if (canvas.width !== width || canvas.height !== height) {
            canvas.width = width;
            canvas.height = height;
            canvas.style.width = `${place.width}px`;
        }
        context.setTransform(ratio, 0, 0, ratio, 0, 0);
        const [first, end] = seen();
        const visible = rows(shown.lanes, first, end, place.pinnedHeight - box.scrollTop);
        const tokens = readTokens();
        drawScene(context, {
            ...place,
            rows: visible,
            pinned: rows(shown.pinned, 0, shown.pinned.length, 0),
            works: shown.works,
            lines: shown.milestones.map(({ at }) => at),
            now: shown.now,
            focus: focus && { lane: focus.lane.key, item: focus.item },
            tokens,
        });
        drawCurve(tokens);
        const unread = visible.filter(({ items }) => items === null).map(({ lane }) => lane);
        if (unread.length > 0) {
            on.onLanes(unread);
        }
    }

    function later() {
        frame ||= requestAnimationFrame(draw);
    }

    function anew() {
        renewed = true;
        later();
    }

    function look(view) {
        shown = { ...shown, view: within(view, shown.now) };
        if (focus) {
            const again = itemsOf(focus.lane, { ...place.scale, ...shown.view }).find(
                (item) => item.kind === focus.item.kind && item.from <= focus.item.from && item.to >= focus.item.from,
            );
            focus = again ? { ...focus, item: again } : null;
        }
        later();
        on.onView(shown.view);
    }

    /** What lies at a point of the box, in CSS pixels from its upper left corner as it is seen. */
    function foundAt(x, y) {
        const inLanes = y - place.curveHeight;
        if (inLanes < 0) {
            return null;
        }
        const pinned = inLanes < place.pinnedHeight;
        const index = Math.floor((pinned ? inLanes : inLanes - place.pinnedHeight + box.scrollTop) / place.laneHeight);
        const lane = (pinned ? shown.pinned : shown.lanes)[index];
        const item = lane && itemsOf(lane, place.scale).findLast(({ x0, x1 }) => x >= x0 - 3 && x <= x1 + 3);
        return item ? { lane, item } : null;
    }

    const endGestures = listenToGestures(box, {
        scale: () => place.scale,
        isCurve: (y) => y < place.curveHeight,
        zoom: (factor, x) => look(zoomed(shown.view, factor, instantAt(x, place.scale))),
        pan: (pixels) => look(panned(shown.view, pixels / place.scale.width)),
        point(x, y) {
            const { left, width } = place.scale;
            const inside = x !== null && x >= left && x <= left + width;
            cross.hidden = !inside;
            if (inside) {
                cross.style.transform = `translateX(${Math.round(x)}px)`;
            }
            const found = inside ? foundAt(x, y) : null;
            box.style.cursor = found ? 'pointer' : '';
            on.onPoint(inside ? instantAt(x, place.scale) : null, found);
        },
        press(x, y) {
            const found = foundAt(x, y);
            if (found) {
                focusOn(found);
                on.onOpen(found);
            }
        },
    });

    function focusOn(found) {
        focus = found;
        if (found && !shown.pinned.includes(found.lane)) {
            const top = shown.lanes.indexOf(found.lane) * place.laneHeight;
            const room = place.height - place.pinnedHeight;
            if (top < box.scrollTop || top + place.laneHeight > box.scrollTop + room) {
                box.scrollTop = Math.max(0, top - room / 2);
            }
        }
        on.onFocus(found);
        later();
    }

    /** The next item, or the one before: first in its lane, then in the lanes that follow; with `lanes` in another lane. */
    function step(way, lanes = false) {
        const all = [...shown.pinned, ...shown.lanes];
        let lane = focus ? all.findIndex(({ key }) => key === focus.lane.key) : way > 0 ? -1 : all.length;
        if (focus && !lanes) {
            const items = itemsOf(focus.lane, place.scale);
            const index = items.findIndex(({ kind, from }) => kind === focus.item.kind && from === focus.item.from);
            const next = items[index + way];
            if (next) {
                focusOn({ lane: focus.lane, item: next });
                return;
            }
        }
        for (lane += way; lane >= 0 && lane < all.length; lane += way) {
            const items = itemsOf(all[lane], place.scale);
            if (items.length > 0) {
                focusOn({ lane: all[lane], item: items[way > 0 || lanes ? 0 : items.length - 1] });
                return;
            }
        }
    }

    const KEYS = {
        '+': () => look(zoomed(shown.view, 1 / ZOOM_STEP, focusedInstant())),
        '-': () => look(zoomed(shown.view, ZOOM_STEP, focusedInstant())),
        ArrowLeft: () => look(panned(shown.view, -PAN_SHARE)),
        ArrowRight: () => look(panned(shown.view, PAN_SHARE)),
        ArrowDown: () => step(1),
        ArrowUp: () => step(-1),
        PageDown: () => step(1, true),
        PageUp: () => step(-1, true),
        Home: () => on.onWhole(),
        Enter: () => focus && on.onOpen(focus),
        ' ': () => focus && on.onOpen(focus),
        Escape: () => {
            on.onEscape();
            focusOn(null);
        },
    };
    KEYS['='] = KEYS['+'];
    KEYS._ = KEYS['-'];

    /** One zooms in on what has the focus, so that it does not get lost. */
    function focusedInstant() {
        return focus ? (focus.item.from + focus.item.to) / 2 : undefined;
    }

    function onKey(event) {
        const run = event.ctrlKey || event.metaKey || event.altKey ? undefined : KEYS[event.key];
        if (run) {
            event.preventDefault();
            event.stopPropagation();
            run();
        }
    }

    /** More lanes, drawn finer, in the colours of paper; and at once, for nobody waits for a frame. */
    function print(starts) {
        printing = starts;
        renewed = true;
        cancelAnimationFrame(frame);
        draw();
    }

    const beforePrint = () => print(true);
    const afterPrint = () => print(false);
    box.addEventListener('keydown', onKey);
    box.addEventListener('scroll', later, { passive: true });
    const paper = matchMedia('print');
    const onPaper = ({ matches }) => print(matches);
    addEventListener('beforeprint', beforePrint);
    addEventListener('afterprint', afterPrint);
    paper.addEventListener('change', onPaper);
    const sizes = new ResizeObserver(() => (printing ? draw() : later()));
    sizes.observe(root);
    const endPreference = onPreference(anew);
    draw();

    return {
        show(next) {
            shown = next;
            box.setAttribute('aria-label', next.label);
            if (focus) {
                const lane = [...next.pinned, ...next.lanes].find(({ key }) => key === focus.lane.key);
                focus = lane ? { ...focus, lane } : null;
                if (focus === null) {
                    on.onFocus(null);
                }
            }
            anew();
        },
        redraw: later,
        key: (name) => KEYS[name](),
        focus: () => box.focus(),
        dispose() {
            cancelAnimationFrame(frame);
            sizes.disconnect();
            endPreference();
            endGestures();
            removeEventListener('beforeprint', beforePrint);
            removeEventListener('afterprint', afterPrint);
            paper.removeEventListener('change', onPaper);
            chart.dispose();
            root.replaceChildren();
        },
    };
}

function build(root) {
    const make = (name, className) => Object.assign(document.createElement(name), { className });
    const box = make('div', 'timeline');
    box.tabIndex = 0;
    box.setAttribute('role', 'application');
    box.setAttribute('aria-roledescription', 'timeline');
    box.setAttribute('aria-describedby', 'keys');
    const curve = make('div', 'curve');
    // Of its own, for ECharts positions the element that it draws into.
    curve.append(make('div', 'drawn'));
    const canvas = make('canvas', 'lanes');
    const spacer = make('div', 'spacer');
    const cross = make('div', 'cross');
    cross.hidden = true;
    box.append(curve, canvas, spacer);
    root.replaceChildren(box, cross);
    return [box, curve, canvas, spacer, cross];
}
