import type { Cells } from "../../input/cell";
import { isBlank } from "../../input/cell";
import type { Finding } from "../findings/finding";
import type { HeaderReading } from "./header";
import { bracket } from "./header";
import { headerIn } from "./header-text";
import { isOnItsSide } from "./on-its-side";
import type { RegisterKind } from "./register-kind";

/** A range whose headers stand in its first row. */
export interface HeadedCells {
  /** As they came; or, of headers in two rows, those joined in the first, and a blank second: no row changes its number. */
  readonly cells: Cells;
  /** What is to be said of headers in two rows; null where they stand in one. */
  readonly said: Finding | null;
}

/** So many rows below the headers are looked at for figures. */
const rowsAhead = 4;
/** Longer texts head nothing. */
const longest = 255;

/**
 * Finds headers that stand in two rows: "Loss (k€)" above "Min | Most likely | Max", as where cells are merged and a title
 * stands in the first of those it covers, or "Assessment" above headers of their own.
 *
 * The second row is read as headers only where it holds words above rows of figures, and names with the first what the first
 * does not name alone.
 */
export function withOneHeaderRow<Key extends string>(
  cells: Cells,
  kind: RegisterKind<Key>,
): HeadedCells {
  const [first = [], second = [], ...rest] = cells;
  const hasLevels = kind.levels !== null;
  const titles = first.map((cell) => headerIn(cell, hasLevels).slice(0, longest));
  const own = second.map((cell) => headerIn(cell, hasLevels).slice(0, longest));
  const count = own.filter((text) => text !== "").length;
  const isWords = second.every(
    (cell, at) => isBlank(cell) || typeof cell === "string" || own[at]?.endsWith("%") === true,
  );
  if (isOnItsSide(cells, kind)) return { cells, said: null };
  if (count < 2 || !isWords || !rest.slice(0, rowsAhead).some(hasFigures)) {
    return { cells, said: null };
  }

  const above = titlesAbove(titles, own);
  const joined = titles.map((title, at) => {
    const [below = "", over = ""] = [own[at], above[at]];
    return below === "" ? title : over === "" ? below : joinedHeader(over, below, kind);
  });
  const named = joined.filter((header, at) => {
    const below = own[at] ?? "";
    const key = keyOf(header, kind);
    // A unit, or words on what to fill in, name nothing by themselves.
    return (
      below !== "" && key !== null && (keyOf(below, kind) ?? key) !== keyOf(titles[at] ?? "", kind)
    );
  }).length;
  if (named < 2 || 2 * named < count || !isMore(joined, titles, kind)) {
    return { cells, said: null };
  }

  const index = titles.findIndex((text) => text !== "");
  const column = titles[index] ?? "";
  const rule = "stands above a second row of headers: the two are read together";
  return {
    cells: [
      joined.map((header, at) => (own[at] === "" ? (first[at] ?? null) : header)),
      second.map(() => null),
      ...rest,
    ],
    said: { kind: "Note", name: "", row: 0, column, index, rule, value: column },
  };
}

const hasFigures = (row: Cells[number]): boolean =>
  row.filter((cell) => typeof cell === "number" && cell !== 0).length >= 2;

/** The title above each header: its own, or the nearest to the left, up to a column whose header stands in the first row. */
function titlesAbove(titles: readonly string[], own: readonly string[]): string[] {
  let title = "";
  return titles.map((text, at) => {
    if (text !== "") title = text;
    if ((own[at] ?? "") === "") title = "";
    return title;
  });
}

/**
 * A title and the header below it, as one header: "Loss (k€)" and "Min" are "Loss (k€) Min", "Amounts in k€" and "Loss" are "Loss Amounts in
 * k€", and a title that says nothing of the register is left away.
 */
function joinedHeader<Key extends string>(
  title: string,
  own: string,
  kind: RegisterKind<Key>,
): string {
  const both = `${title} ${own}`;
  const [joined, over, below] = [both, title, own].map((text) => kind.headers.read(text));
  if (joined?.kind === "field") return both;
  const turned = `${own} ${title}`;
  // "Build" below "Cost", "Loss event" below "Frequency".
  if (below?.kind !== "field" && isField(turned, kind)) return turned;
  if (over?.kind === "field" || over?.kind === "unclear") {
    // "Low" below "Frequency" is no low end of a loss; "Low" below a loss in a unit nobody knows is in doubt.
    const isPart = isEnd(below, kind) || joined?.kind === "unclear" || joined?.kind === "misspelt";
    const isKnown = below?.kind === "field" && !(isPart && !isAmount(over));
    return isKnown && joined?.kind !== "unclear" ? own : both;
  }
  if (below?.kind !== "field" || ["text", "date"].includes(below.field.quantity)) return own;
  // "Inherent" above "Likelihood" is asked about as it is in one header.
  if (joined?.kind === "misspelt" && joined.field === below.field && title.length > 2) return both;
  const units = Array.from(title.matchAll(bracket), ([text]) => text).join(" ");
  return [turned, `${own} ${units}`].find((text) => isField(text, kind)) ?? own;
}

const isField = <Key extends string>(text: string, { headers }: RegisterKind<Key>): boolean =>
  headers.read(text).kind === "field";

/** The field that a header names, or seems to name. */
function keyOf<Key extends string>(text: string, { headers }: RegisterKind<Key>): Key | null {
  const reading = headers.read(text);
  return reading.kind === "blank" || reading.kind === "unknown" ? null : reading.field.key;
}

const isAmount = <Key extends string>(
  reading: Extract<HeaderReading<Key>, { kind: "field" | "unclear" }>,
): boolean => reading.field.quantity === "event-amount";

/** Whether a header names a part of a loss, such as its low end, and not the loss. */
const isEnd = <Key extends string>(
  reading: HeaderReading<Key> | undefined,
  { levels }: RegisterKind<Key>,
): boolean => reading?.kind === "field" && isAmount(reading) && reading.field.key !== levels?.alone;

/** Whether headers name what others lack, and lack nothing that those name. */
function isMore<Key extends string>(
  headers: readonly string[],
  others: readonly string[],
  kind: RegisterKind<Key>,
): boolean {
  const [more, less] = [headers, others].map(
    (texts) => new Set(texts.flatMap((text) => keyOf(text, kind) ?? [])),
  );
  const lacks = (has: ReadonlySet<Key> | undefined): number =>
    kind.required.filter(({ keys }) => !keys.some((key) => has?.has(key))).length;
  const [left, before] = [lacks(more), lacks(less)];
  return left < before || (left === before && (more?.size ?? 0) > (less?.size ?? 0));
}
