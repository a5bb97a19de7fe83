/** A point of a drawing, in pixels from its upper left. */
export interface Spot {
  readonly x: number;
  readonly y: number;
}

/** A word that is to stand beside a point. */
export interface LabelWish extends Spot {
  readonly text: string;
}

/** Where a word stands: its left end, and the middle of its height. */
export interface PlacedLabel extends Spot {
  /** Whether it stands so far from its point that a line has to join them. */
  readonly isApart: boolean;
}

/** The edges between which lines are drawn: outside of them are the words of the axes. */
export interface LabelRoom {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Pixels a line of small text takes. */
export const labelHeight = 16;

/** About how wide a text of the pane's small size is, in pixels; rather too wide than too narrow. */
export const labelWidth = (text: string): number => 7.2 * text.length;

/** Where a word may stand seen from its point: its left or right end, or its middle, there; above, below, or level with it. */
const directions = [
  { side: 0, up: -1 },
  { side: -1, up: -1 },
  { side: 1, up: -1 },
  { side: 1, up: 0 },
  { side: -1, up: 0 },
  { side: 1, up: 1 },
  { side: -1, up: 1 },
] as const;
/** How far above or below its point a word may stand, the middle of its height. */
const distances = Array.from({ length: 20 }, (_, step) => labelHeight - 2 + 7 * step);

/**
 * Puts each word where it covers as little as can be: other words least, then lines, and near its point.
 *
 * @param lines points along what is drawn, a few pixels from each other
 */
export function placeLabels(
  wishes: readonly LabelWish[],
  lines: readonly Spot[],
  room: LabelRoom,
): PlacedLabel[] {
  const taken: Box[] = [];
  // Two points at one place must not hide behind the other's word either.
  const covered = [...lines, ...wishes];
  return wishes.map((wish) => {
    const width = labelWidth(wish.text);
    let best: Box & { readonly distance: number } = { ...boxOf(wish, width), distance: 0 };
    let least = Infinity;
    distances.forEach((distance) => {
      directions.forEach(({ side, up }, turn) => {
        const gap = up === 0 ? 8 : 4;
        const left = wish.x + (side < 0 ? -width - gap : side > 0 ? gap : -width / 2);
        const box = boxOf(
          {
            x: Math.max(room.left, Math.min(left, room.right - width)),
            y: wish.y + up * distance,
          },
          width,
        );
        const outside = box.y < room.top + labelHeight / 2 || box.y > room.bottom - labelHeight / 2;
        const cost =
          (outside ? 1000 : 0) +
          200 * taken.filter((other) => overlaps(box, other)).length +
          4 * covered.filter((spot) => holds(box, spot)).length +
          distance * 0.2 +
          turn * 0.1;
        if (cost < least) {
          least = cost;
          best = { ...box, distance: up === 0 ? 0 : distance };
        }
      });
    });
    taken.push(best);
    return { x: best.x, y: best.y, isApart: best.distance > labelHeight };
  });
}

interface Box extends Spot {
  readonly width: number;
}

const boxOf = ({ x, y }: Spot, width: number): Box => ({ x, y, width });

const overlaps = (a: Box, b: Box): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && Math.abs(a.y - b.y) < labelHeight;

const holds = (box: Box, { x, y }: Spot): boolean =>
  x > box.x - 2 && x < box.x + box.width + 2 && Math.abs(y - box.y) < labelHeight / 2 + 1;

/** Points along straight lines between these, a few pixels from each other. */
export function spotsAlong(corners: readonly Spot[]): Spot[] {
  return corners.flatMap((corner, index) => {
    const before = corners[index - 1];
    if (!before) return [corner];
    const [dx, dy] = [corner.x - before.x, corner.y - before.y];
    const steps = Math.max(1, Math.ceil(Math.hypot(dx, dy) / 4));
    return Array.from({ length: steps }, (_, step) => ({
      x: before.x + (dx * (step + 1)) / steps,
      y: before.y + (dy * (step + 1)) / steps,
    }));
  });
}
