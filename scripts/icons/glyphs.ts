/**
 * The pictures as functions: how strongly a point of the unit square (y downwards) is inked, 0 to 1.
 * One glyph, a card with a raised corner; every tray state has a shape of its own, readable without colour.
 */
export type Shape = (x: number, y: number) => number;
export type Ink = {
  readonly color: readonly [number, number, number];
  /** A rim around the glyph, for grounds of unknown colour. */
  readonly halo: readonly [number, number, number] | undefined;
};

/** Signed distance to a rounded box: negative inside. */
function box(x: number, y: number, at: readonly [number, number, number, number], radius: number): number {
  const [left, top, right, bottom] = at;
  const dx = Math.abs(x - (left + right) / 2) - (right - left) / 2 + radius;
  const dy = Math.abs(y - (top + bottom) / 2) - (bottom - top) / 2 + radius;
  return Math.hypot(Math.max(dx, 0), Math.max(dy, 0)) + Math.min(Math.max(dx, dy), 0) - radius;
}

function disc(x: number, y: number, cx: number, cy: number, radius: number): number {
  return Math.hypot(x - cx, y - cy) - radius;
}

/** Signed distance to a thick line. */
function stroke(
  x: number,
  y: number,
  from: readonly [number, number],
  to: readonly [number, number],
  half: number,
) {
  const [ax, ay] = from;
  const [bx, by] = [to[0] - ax, to[1] - ay];
  const along = Math.min(1, Math.max(0, ((x - ax) * bx + (y - ay) * by) / (bx * bx + by * by)));
  return Math.hypot(x - ax - bx * along, y - ay - by * along) - half;
}

const inked = (distance: number): number => (distance <= 0 ? 1 : 0);

const card = [0.06, 0.16, 0.94, 0.84] as const;
const inner = [0.16, 0.26, 0.84, 0.74] as const;

/** The card's outline with a solid corner, top left: where the caller's picture is. */
const outline: Shape = (x, y) => {
  const frame = Math.max(box(x, y, card, 0.14), -box(x, y, inner, 0.06));
  const corner = box(x, y, [0.25, 0.36, 0.45, 0.56], 0.1);
  return inked(Math.min(frame, corner));
};

const filled: Shape = (x, y) => {
  const hole = disc(x, y, 0.35, 0.46, 0.11);
  const line = box(x, y, [0.54, 0.41, 0.8, 0.51], 0.04);
  return inked(Math.max(box(x, y, card, 0.14), -hole, -line));
};

/** Cuts a gap out of the glyph and sets a mark into it. */
function marked(base: Shape, mark: (x: number, y: number) => number, gap: number): Shape {
  return (x, y) => {
    const distance = mark(x, y);
    if (distance <= 0) return 1;
    return distance < gap ? 0 : base(x, y);
  };
}

const dot = (x: number, y: number): number => disc(x, y, 0.8, 0.2, 0.19);
const minus = (x: number, y: number): number => box(x, y, [0.3, 0.44, 0.7, 0.56], 0.05);
const slash = (x: number, y: number): number => stroke(x, y, [0.14, 0.92], [0.86, 0.08], 0.055);
const frameOnly: Shape = (x, y) => inked(Math.max(box(x, y, card, 0.14), -box(x, y, inner, 0.06)));

export const trayShapes = {
  listening: outline,
  waiting: marked(outline, dot, 0.08),
  ringing: filled,
  // The card moves up to make room for the bar.
  'on-call': (x, y) => Math.max(outline(x, y + 0.14), inked(box(x, y, [0.06, 0.83, 0.94, 0.97], 0.05))),
  'not-taking-calls': marked(frameOnly, minus, 0.04),
  'not-listening': (x, y) => marked(outline, slash, 0.07)(x, y) * (slash(x, y) <= 0 ? 0.9 : 0.5),
} satisfies Readonly<Record<string, Shape>>;

/** The app's own icon: the filled card on a rounded ground. */
export const appGround: Shape = (x, y) => inked(box(x, y, [0.04, 0.04, 0.96, 0.96], 0.2));

export const appGlyph: Shape = (x, y) => filled((x - 0.5) / 0.66 + 0.5, (y - 0.5) / 0.66 + 0.5);
