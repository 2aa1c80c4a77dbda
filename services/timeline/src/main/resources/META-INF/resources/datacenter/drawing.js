import { columnsOf, xOf } from '/datacenter/layout.js';

/**
 * Draws lanes on a canvas. A state is told by colour, by pattern and by how high its bar is: down is full and plain, degraded
 * lower and striped, unknown dotted, planned work striped the other way.
 */

const FONT_SIZE = 12;
const SIGN_ROOM = 18;
const SHAPE_SIGN_ROOM = 60;
const LEAST_PATTERN = 8;
const patterns = new Map();
const made = new Map();

/**
 * @typedef {{lane: import('/datacenter/layout.js').Lane, items: import('/datacenter/layout.js').Item[]|null, top: number,
 *     height: number}} Row items: null while they are being read
 * @typedef {{
 *     width: number,
 *     height: number,
 *     scale: import('/datacenter/layout.js').Scale,
 *     rows: Row[],
 *     pinned: Row[],
 *     pinnedHeight: number,
 *     ticks: {at: number, strong: boolean}[],
 *     works: {from: number, to: number}[],
 *     lines: number[],
 *     now: number,
 *     focus: {lane: string, item: import('/datacenter/layout.js').Item}|null,
 *     compact: boolean,
 *     tokens: import('/page/chart.js').Tokens,
 * }} Scene rows: those that scroll, already moved by it; pinned: those above them, which do not; lines: instants of
 *     milestones; now: behind it nothing is known yet; compact: names stand above the bars instead of beside them
 */

/**
 * @param {CanvasRenderingContext2D} context scaled so that its units are CSS pixels
 * @param {Scene} scene
 */
export function drawScene(context, scene) {
    const { width, height, tokens, pinnedHeight } = scene;
    context.clearRect(0, 0, width, height);
    context.font = `${FONT_SIZE}px ${tokens.font}`;
    context.textBaseline = 'middle';
    context.save();
    clip(context, 0, pinnedHeight, width, height - pinnedHeight);
    drawRows(context, scene, scene.rows);
    context.restore();
    context.fillStyle = tokens.surface;
    context.fillRect(0, 0, width, pinnedHeight);
    drawRows(context, scene, scene.pinned);
}

function drawRows(context, scene, rows) {
    const { scale, tokens } = scene;
    const top = rows === scene.pinned ? 0 : scene.pinnedHeight;
    const bottom = rows === scene.pinned ? scene.pinnedHeight : scene.height;
    rows.forEach((row) => drawName(context, row, scene));
    context.save();
    clip(context, scale.left, top, scale.width, bottom - top);
    drawGround(context, scene, top, bottom);
    for (const row of rows) {
        context.fillStyle = tokens.line;
        context.fillRect(scale.left, Math.round(row.top + row.height) - 1, scale.width, 1);
        drawRow(context, row, scene);
    }
    context.restore();
}

function drawGround(context, { scale, ticks, works, lines, now, tokens }, top, bottom) {
    for (const { from, to } of works) {
        const x = xOf(from, scale);
        context.fillStyle = pattern(context, 'maintenance', tokens);
        context.globalAlpha = 0.55;
        context.fillRect(x, top, Math.max(2, xOf(to, scale) - x), bottom - top);
        context.globalAlpha = 1;
    }
    for (const { at, strong } of ticks) {
        context.fillStyle = strong ? tokens['line-strong'] : tokens.line;
        context.globalAlpha = strong ? 0.5 : 1;
        context.fillRect(Math.round(xOf(at, scale)), top, 1, bottom - top);
        context.globalAlpha = 1;
    }
    context.strokeStyle = tokens.accent;
    context.setLineDash([3, 3]);
    for (const at of lines) {
        const x = Math.round(xOf(at, scale)) + 0.5;
        context.beginPath();
        context.moveTo(x, top);
        context.lineTo(x, bottom);
        context.stroke();
    }
    context.setLineDash([]);
    if (now < scale.to) {
        const x = Math.max(scale.left, xOf(now, scale));
        context.fillStyle = tokens.ground;
        context.fillRect(x, top, scale.left + scale.width - x, bottom - top);
    }
}

function drawName(context, { lane, top, height }, { scale, compact, tokens }) {
    const room = compact ? scale.left + scale.width - 4 : scale.left - 12;
    const middle = compact ? top + 9 : top + height / 2;
    context.fillStyle = tokens.text;
    const name = shortened(context, lane.label, room);
    context.fillText(name, 4, middle);
    const rest = room - context.measureText(`${name}  `).width;
    if (lane.words && rest > 24) {
        context.fillStyle = tokens.muted;
        context.fillText(shortened(context, lane.words, rest), 4 + context.measureText(`${name}  `).width, middle);
    }
}

function drawRow(context, { lane, items, top, height }, scene) {
    const { scale, compact, tokens, focus } = scene;
    const from = compact ? top + 18 : top + 3;
    const room = top + height - 4 - from;
    if (items === null) {
        context.fillStyle = tokens.muted;
        context.fillText('reading …', scale.left + 6, from + room / 2);
        return;
    }
    items.filter(({ kind }) => kind === 'mark').forEach((item) => drawReach(context, item, from + room / 2, scene));
    for (const item of items) {
        if (item.kind === 'bar') {
            drawBar(context, item, from, room, scene);
        } else {
            drawMark(context, item, from + room / 2, tokens);
        }
        if (focus && focus.lane === lane.key && focus.item.from === item.from && focus.item.kind === item.kind) {
            context.strokeStyle = tokens.accent;
            context.lineWidth = 2;
            context.strokeRect(item.x0 - 3, from - 2, item.x1 - item.x0 + 6, room + 4);
            context.lineWidth = 1;
        }
    }
}

function drawBar(context, item, top, room, { scale, tokens }) {
    const { state } = item;
    const low = state === 'degraded' || state === 'unknown';
    const height = low ? Math.round(room * 0.62) : room;
    const y = top + room - height;
    const x0 = Math.max(item.x0, scale.left - 8);
    const x1 = Math.min(item.x1, scale.left + scale.width + 8);
    const shape = item.parts.length === 1 ? item.parts[0].shape : undefined;
    context.fillStyle = faded(context, item, x1 - x0 < LEAST_PATTERN ? tokens[state] : fill(context, state, tokens), tokens);
    if (shape) {
        drawShape(context, item, shape, top, room, scale, tokens);
    } else {
        const from = item.x0 - Math.min(item.fadeFrom, 4_000);
        const to = item.x1 + Math.min(item.fadeTo, 4_000);
        context.fillRect(from, y, to - from, height);
    }
    if (state !== 'down' && x1 - x0 > 4 && item.fadeFrom < 1 && item.fadeTo < 1) {
        context.strokeStyle = tokens[state];
        context.strokeRect(x0 + 0.5, y + 0.5, x1 - x0 - 1, height - 1);
    }
    whisker(context, item.x0, item.fadeFrom, y + height / 2, tokens);
    whisker(context, item.x1, item.fadeTo, y + height / 2, tokens);
    if (item.open && x1 < scale.left + scale.width) {
        context.fillStyle = tokens[state];
        arrow(context, x1, y + height / 2);
    }
    if (x1 - x0 > (shape ? SHAPE_SIGN_ROOM : SIGN_ROOM) && room >= 12) {
        sign(context, state, Math.max(x0, scale.left) + 9, y + height / 2, tokens, state === 'down' && !shape);
    }
}

/** How many devices of a role were struck: the taller, the more. */
function drawShape(context, item, shape, top, room, scale, tokens) {
    const { state } = item;
    context.fillStyle = tokens[`${state}-soft`];
    context.fillRect(item.x0, top, item.x1 - item.x0, room);
    const columns = columnsOf(shape, item.to, scale);
    for (const [name, share] of [
        ['degraded', (column) => column.impaired],
        ['down', (column) => column.down],
    ]) {
        context.fillStyle = fill(context, name, tokens);
        context.beginPath();
        columns.forEach((column) =>
            context.rect(column.x0, top + room * (1 - share(column)), column.x1 - column.x0, room * share(column)),
        );
        context.fill();
    }
    context.strokeStyle = tokens[state];
    context.strokeRect(item.x0 + 0.5, top + 0.5, Math.max(1, item.x1 - item.x0 - 1), room - 1);
}

function fill(context, state, tokens) {
    return state === 'down' ? tokens.down : pattern(context, state, tokens);
}

/** An end that may be off fades over the time in which it may lie; a pattern cannot fade, so it is drawn plain then. */
function faded(context, { x0, x1, fadeFrom, fadeTo, state }, plain, tokens) {
    if (fadeFrom < 1 && fadeTo < 1) {
        return plain;
    }
    const from = x0 - Math.min(fadeFrom, 4_000);
    const to = x1 + Math.min(fadeTo, 4_000);
    const gradient = context.createLinearGradient(from, 0, to, 0);
    const share = (x) => Math.min(1, Math.max(0, (x - from) / (to - from)));
    // Of the same colour: a gradient to transparent black would be grey on its way. The tokens are #rrggbb.
    const clear = `${tokens[state]}00`;
    const middle = (from + to) / 2;
    gradient.addColorStop(0, fadeFrom < 1 ? tokens[state] : clear);
    gradient.addColorStop(share(Math.min(middle, x0 + fadeFrom)), tokens[state]);
    gradient.addColorStop(share(Math.max(middle, x1 - fadeTo)), tokens[state]);
    gradient.addColorStop(1, fadeTo < 1 ? tokens[state] : clear);
    return gradient;
}

function whisker(context, x, off, y, tokens, dash = []) {
    if (off < 3) {
        return;
    }
    context.strokeStyle = tokens.muted;
    context.setLineDash(dash);
    context.beginPath();
    context.moveTo(x - off, y);
    context.lineTo(x + off, y);
    context.stroke();
    context.setLineDash([]);
    context.beginPath();
    for (const end of [x - off, x + off]) {
        context.moveTo(end, y - 4);
        context.lineTo(end, y + 4);
    }
    context.stroke();
}

function arrow(context, x, y) {
    context.beginPath();
    context.moveTo(x, y - 5);
    context.lineTo(x + 6, y);
    context.lineTo(x, y + 5);
    context.fill();
}

function sign(context, state, x, y, tokens, onPlain) {
    context.lineWidth = 1.8;
    context.strokeStyle = onPlain ? tokens.surface : tokens[state];
    if (!onPlain) {
        context.fillStyle = tokens.surface;
        context.beginPath();
        context.arc(x, y, 6.5, 0, 7);
        context.fill();
    }
    context.beginPath();
    if (state === 'down') {
        context.moveTo(x - 3, y - 3);
        context.lineTo(x + 3, y + 3);
        context.moveTo(x + 3, y - 3);
        context.lineTo(x - 3, y + 3);
    } else if (state === 'degraded') {
        context.moveTo(x, y - 4);
        context.lineTo(x, y + 1);
        context.moveTo(x, y + 3);
        context.lineTo(x, y + 4.5);
    } else {
        context.arc(x, y, 3, 0, 7);
    }
    context.stroke();
    context.lineWidth = 1;
}

/** When it may have been, behind all marks: what is told with hours of doubt must not look like what lasted for hours. */
function drawReach(context, item, y, { scale, tokens }) {
    const pixel = scale.width / (scale.to - scale.from);
    for (const { at, off } of item.parts) {
        whisker(context, xOf(at, scale), off * pixel, y, tokens, [1, 3]);
    }
}

function drawMark(context, item, y, tokens) {
    const x = (item.x0 + item.x1) / 2;
    if (item.parts.length > 1) {
        several(context, item, y, tokens);
        return;
    }
    context.lineWidth = 1.5;
    context.fillStyle = tokens.text;
    context.strokeStyle = tokens.surface;
    context.beginPath();
    MARKS[item.mark in MARKS ? item.mark : 'note'](context, x, y);
    context.fill();
    context.stroke();
    context.lineWidth = 1;
}

function several(context, item, y, tokens) {
    const middle = (item.x0 + item.x1) / 2;
    const count = String(item.parts.length);
    const half = Math.max((item.x1 - item.x0) / 2, 5 + context.measureText(count).width / 2);
    context.fillStyle = tokens.text;
    context.beginPath();
    context.roundRect(middle - half, y - 8, half * 2, 16, 8);
    context.fill();
    context.fillStyle = tokens.surface;
    context.textAlign = 'center';
    context.fillText(count, middle, y + 0.5);
    context.textAlign = 'start';
}

/** The outlines of marks: what staff did is a diamond, what they claimed a flag, what they told an envelope. */
const MARKS = {
    action(context, x, y) {
        path(context, [x, y - 7, x + 7, y, x, y + 7, x - 7, y]);
    },
    claim(context, x, y) {
        path(context, [x - 5, y - 7, x + 6, y - 3, x - 3, y + 1, x - 3, y + 7, x - 5, y + 7]);
    },
    notice(context, x, y) {
        path(context, [x - 7, y - 5, x, y + 1, x + 7, y - 5, x + 7, y + 5, x - 7, y + 5]);
    },
    incident(context, x, y) {
        path(context, [x - 7, y - 6, x + 7, y - 6, x, y + 7]);
    },
    note(context, x, y) {
        context.arc(x, y, 4.5, 0, 7);
    },
};

function path(context, points) {
    context.moveTo(points[0], points[1]);
    for (let i = 2; i < points.length; i += 2) {
        context.lineTo(points[i], points[i + 1]);
    }
    context.closePath();
}

/**
 * The pattern of a state, for canvas.
 *
 * @param {CanvasRenderingContext2D} context
 * @param {string} state
 * @param {import('/page/chart.js').Tokens} tokens
 * @returns {CanvasPattern}
 */
function pattern(context, state, tokens) {
    const tile = patternTile(state, tokens);
    if (!made.has(tile)) {
        made.set(tile, context.createPattern(tile, 'repeat'));
    }
    return made.get(tile);
}

/**
 * The tile that the pattern of a state is made of.
 *
 * @param {string} state degraded, down, unknown or maintenance
 * @param {import('/page/chart.js').Tokens} tokens
 * @returns {HTMLCanvasElement}
 */
export function patternTile(state, tokens) {
    const key = `${state} ${tokens[state]} ${tokens[`${state}-soft`]}`;
    if (!patterns.has(key)) {
        patterns.set(key, tile(state, tokens));
    }
    return patterns.get(key);
}

function tile(state, tokens) {
    const canvas = document.createElement('canvas');
    canvas.width = 8;
    canvas.height = 8;
    const context = canvas.getContext('2d');
    context.fillStyle = tokens[`${state}-soft`];
    context.fillRect(0, 0, 8, 8);
    context.strokeStyle = tokens[state];
    context.fillStyle = tokens[state];
    context.lineWidth = state === 'degraded' ? 2 : 1;
    context.beginPath();
    if (state === 'unknown') {
        context.fillRect(1, 1, 2, 2);
        context.fillRect(5, 5, 2, 2);
    }
    for (const offset of [-8, 0, 8]) {
        if (state === 'maintenance' || state === 'down') {
            context.moveTo(offset, 0);
            context.lineTo(offset + 8, 8);
        }
        if (state === 'degraded' || state === 'down') {
            context.moveTo(offset + 8, 0);
            context.lineTo(offset, 8);
        }
    }
    context.stroke();
    return canvas;
}

function shortened(context, text, room) {
    if (context.measureText(text).width <= room) {
        return text;
    }
    let length = text.length;
    while (length > 1 && context.measureText(`${text.slice(0, length)}…`).width > room) {
        length--;
    }
    return `${text.slice(0, length)}…`;
}

function clip(context, x, y, width, height) {
    context.beginPath();
    context.rect(x, y, width, height);
    context.clip();
}
