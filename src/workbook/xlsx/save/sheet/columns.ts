import type { BookColumn, BookSheet } from "../../../book/book";
import { lastColumn } from "../../../book/cell-address";
import type { AttributeChanges } from "../../file/splice";
import { prefixed, tagWith } from "../../file/splice";
import type { Splice } from "../../file/splice";
import { attributesAt, elementsIn } from "../../file/xml-tags";
import { xmlElement } from "../../file/xml-text";
import type { ScannedSheet } from "./scan-sheet";
import { sectionOf, sectionSplice } from "./sections";

/** Columns of which the file says the same. */
interface Run {
  readonly first: number;
  readonly last: number;
  /** Its element; nothing where the file says nothing of them. */
  readonly element: string | undefined;
  readonly attributes: Readonly<Record<string, string>>;
}

function runsOf(sheet: ScannedSheet): Run[] {
  const section = sectionOf(sheet, "cols");
  if (!section) return [];
  return elementsIn(sheet.xml, section)
    .filter(({ tag }) => tag.local === "col")
    .map(({ tag, end }) => {
      const attributes = attributesAt(sheet.xml, tag);
      return {
        first: Math.max(0, Number(attributes.min) - 1),
        last: Math.min(lastColumn, Number(attributes.max) - 1),
        element: sheet.xml.slice(tag.start, end),
        attributes,
      };
    });
}

/** The look new cells of a column have. */
export function columnLooks(
  sheet: ScannedSheet,
  columnTo: (column: number) => number | undefined,
): (column: number) => number {
  const looks = new Map<number, number>();
  const styled = runsOf(sheet).filter(({ attributes }) => Number(attributes.style ?? 0) > 0);
  const isEnd = ({ first, last }: Run) => last - first > 1000;
  for (const run of styled.filter((each) => !isEnd(each))) {
    for (let column = run.first; column <= run.last; column++) {
      const at = columnTo(column);
      if (at !== undefined) looks.set(at, Number(run.attributes.style));
    }
  }
  const wide = styled.filter(isEnd);
  return (column) => {
    const known = looks.get(column);
    if (known !== undefined) return known;
    const run = wide.find(({ first, last }) => column >= first && column <= last);
    return run ? Number(run.attributes.style) : 0;
  };
}

/** What is said anew of columns: their widths, and which are out of sight. */
export function columnSplices(
  sheet: ScannedSheet,
  before: BookSheet,
  now: BookSheet,
  columnTo: (column: number) => number | undefined,
): Splice[] {
  const changes = columnChanges(before, now, columnTo);
  const there = runsOf(sheet);
  const moved = there.flatMap((run) => movedRuns(run, columnTo));
  const isMoved = moved.length !== there.length || moved.some((run, at) => run !== there[at]);
  if (changes.size === 0 && !isMoved) return [];
  const runs = [...changes.keys()].reduce(split, moved);
  const elements = runs
    .sort((a, b) => a.first - b.first)
    .map((run) => elementOf(run, changes.get(run.first), sheet.prefix, now))
    .filter((element) => element !== "");
  const cols = elements.length === 0 ? "" : xmlElement(`${sheet.prefix}cols`, {}, ...elements);
  const splice = sectionSplice(sheet, "cols", "");
  return [{ ...splice, text: cols }];
}

function columnChanges(
  before: BookSheet,
  now: BookSheet,
  columnTo: (column: number) => number | undefined,
): Map<number, AttributeChanges> {
  const olds = new Map<number, BookColumn>();
  for (const column of before.columns ?? []) {
    const at = columnTo(column.column);
    if (at !== undefined) olds.set(at, column);
  }
  const news = new Map((now.columns ?? []).map((column) => [column.column, column]));
  const changes = new Map<number, AttributeChanges>();
  for (const column of new Set([...olds.keys(), ...news.keys()])) {
    const [old, current] = [olds.get(column), news.get(column)];
    const change = {
      ...(old?.width === current?.width
        ? {}
        : {
            // Excel wants a width where anything is said; this is the usual one.
            width: current?.width ?? now.columnWidth ?? 9.140625,
            customWidth: current?.width === undefined ? undefined : 1,
          }),
      ...((old?.hidden ?? false) === (current?.hidden ?? false)
        ? {}
        : { hidden: current?.hidden ? 1 : undefined }),
    };
    if (Object.keys(change).length > 0) changes.set(column, change);
  }
  return changes;
}

/** Lets a column stand alone. */
function split(runs: readonly Run[], column: number): Run[] {
  const run = runs.find(({ first, last }) => first <= column && last >= column);
  if (!run) return [...runs, { first: column, last: column, element: undefined, attributes: {} }];
  return runs.flatMap((each) =>
    each === run
      ? [
          { ...run, last: column - 1 },
          { ...run, first: column, last: column },
          { ...run, first: column + 1 },
        ].filter(({ first, last }) => first <= last)
      : [each],
  );
}

/** Where the columns of a run are now, in as few runs as that takes. */
function movedRuns(run: Run, columnTo: (column: number) => number | undefined): Run[] {
  const runs: Run[] = [];
  for (let column = run.first; column <= run.last; column++) {
    const at = columnTo(column);
    if (at === undefined || at > lastColumn) continue;
    const end = runs.at(-1);
    if (end?.last === at - 1) runs.splice(-1, 1, { ...end, last: at });
    else runs.push({ ...run, first: at, last: at });
  }
  const [only] = runs;
  return runs.length === 1 && only?.first === run.first && only.last === run.last ? [run] : runs;
}

function elementOf(
  { first, last, element, attributes }: Run,
  changes: AttributeChanges | undefined,
  prefix: string,
  now: BookSheet,
): string {
  const place = { min: first + 1, max: last + 1 };
  if (element === undefined) {
    const width = now.columnWidth ?? 9.140625;
    return prefixed(xmlElement("col", { ...place, width, ...changes }), prefix);
  }
  const [there] = elementsIn(element);
  const isSame =
    Number(attributes.min) === place.min && Number(attributes.max) === place.max && !changes;
  return !there || isSame
    ? element
    : tagWith(element, there.tag, { ...place, ...changes }) + element.slice(there.tag.end);
}
