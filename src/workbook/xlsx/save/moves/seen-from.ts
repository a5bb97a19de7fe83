import type { CellRange } from "../../../book/book";
import { parseRange } from "../../../book/cell-address";
import type { Shift } from "../../../book/sheet-move";
import { distance } from "../../../formulas/shift-cells";
import { shiftFormulaAround } from "../../../formulas/shift-formula";
import { spliced } from "../../file/splice";
import type { Splice } from "../../file/splice";
import type { XmlPlace } from "../../file/xml-tags";
import { attributesAt, elementsIn, elementsNamed, plainXml } from "../../file/xml-tags";
import { xmlFormula } from "../../file/xml-text";
import type { Reword } from "../references/reworded-part";
import { movedPieces, shiftedCell } from "./moved-places";

/*
 * Formulas of conditional formats and of rules for what may be typed are written as the first of their cells sees them. Where
 * that cell is taken out, or another becomes the first, they are written as another sees them.
 */

interface Cell {
  readonly row: number;
  readonly column: number;
}

/** Conditional formats and rules of a sheet, in its own words and in those of extensions. */
function rulesIn(xml: string): XmlPlace[] {
  const [root] = elementsIn(xml);
  return (root ? elementsIn(xml, root) : [])
    .filter(({ tag }) => tag.local !== "sheetData")
    .flatMap((section) => [
      ...(section.tag.local === "conditionalFormatting" ? [section] : []),
      ...["conditionalFormatting", "dataValidation"].flatMap((name) =>
        elementsNamed(xml, name, section),
      ),
    ]);
}

function rangesOf(xml: string, rule: XmlPlace): CellRange[] {
  const [child] = elementsIn(xml, rule).filter(({ tag }) => tag.local === "sqref");
  const list = child
    ? plainXml(xml.slice(child.insideStart, child.insideEnd))
    : (attributesAt(xml, rule.tag).sqref ?? "");
  return list.split(/\s+/).flatMap((text) => parseRange(text) ?? []);
}

/** The first of the cells a rule is about: the corner of the smallest range around them. */
const firstOf = (ranges: readonly CellRange[]): Cell | undefined =>
  ranges.length === 0
    ? undefined
    : {
        row: Math.min(...ranges.map(({ startRow }) => startRow)),
        column: Math.min(...ranges.map(({ startColumn }) => startColumn)),
      };

/**
 * A sheet's part after the formulas of its rules were reworded, which are written as the cell sees them that is the first of
 * its rule then.
 *
 * @param before the part as it was, with the same elements
 * @param after the same, every formula reworded as its first cell saw it
 */
export function seenFromTheFirst(
  before: string,
  after: string,
  shift: Shift,
  reword: Reword,
): string {
  const now = rulesIn(after);
  const splices = rulesIn(before).flatMap((rule, at): Splice[] => {
    const view = viewOf(rangesOf(before, rule), shift);
    const there = now[at];
    if (!view || !there) return [];
    const formulas = formulasIn(before, rule).map(({ insideStart, insideEnd }) =>
      plainXml(before.slice(insideStart, insideEnd)),
    );
    return formulasIn(after, there).flatMap(({ insideStart, insideEnd }, number) => {
      const text = view(formulas[number] ?? "", reword);
      const said = after.slice(insideStart, insideEnd);
      return text === plainXml(said)
        ? []
        : [{ start: insideStart, end: insideEnd, text: xmlFormula(text) }];
    });
  });
  return spliced(after, splices);
}

/** How a rule's formulas are written after a move; undefined where none of its cells is left. */
function viewOf(
  ranges: readonly CellRange[],
  shift: Shift,
): ((formula: string, reword: Reword) => string) | undefined {
  const first = firstOf(ranges);
  const pieces = ranges.flatMap((range) => movedPieces(range, shift));
  const to = firstOf(pieces);
  const [start, end] = [pieces[0], pieces.at(-1)];
  if (!first || !to || !start || !end) return undefined;
  const seats = [
    ...(shiftedCell(first.row, first.column, shift) ? [first] : []),
    beforeShift({ row: start.startRow, column: start.startColumn }, shift),
    beforeShift({ row: end.endRow, column: end.endColumn }, shift),
  ];
  return (formula, reword) => {
    const views = seats.flatMap((seat) => {
      const at = shiftedCell(seat.row, seat.column, shift);
      if (!at) return [];
      const seen = shiftFormulaAround(formula, seat.row - first.row, seat.column - first.column);
      return [shiftFormulaAround(reword(seen), to.row - at.row, to.column - at.column)];
    });
    // Where the first cell's formula reads what was taken out, that of another need not.
    return views.find((view) => errorsIn(view) === errorsIn(formula)) ?? views[0] ?? formula;
  };
}

const errorsIn = (formula: string): number => formula.split("#REF!").length;

/** Where a cell was that is here after a shift. */
function beforeShift({ row, column }: Cell, shift: Shift): Cell {
  const { area, along } = shift;
  const isRows = along === "rows";
  const isAcross = isRows
    ? column >= area.startColumn && column <= area.endColumn
    : row >= area.startRow && row <= area.endRow;
  const [at, first] = isRows ? [row, area.startRow] : [column, area.startColumn];
  if (!isAcross || at < first) return { row, column };
  return isRows
    ? { row: row - distance(shift), column }
    : { row, column: column - distance(shift) };
}

/** Elements that hold a formula and nothing else. */
const formulasIn = (xml: string, rule: XmlPlace): XmlPlace[] =>
  ["formula", "formula1", "formula2", "f"]
    .flatMap((name) => elementsNamed(xml, name, rule))
    .filter((place) => elementsIn(xml, place).length === 0);
