import { cellAddress, rangeAddress } from "../../../book/cell-address";
import { attributeSplices, prefixed, spliced } from "../../file/splice";
import type { Splice } from "../../file/splice";
import { elementsIn } from "../../file/xml-tags";
import { xmlElement } from "../../file/xml-text";
import type { SheetSurroundings } from "../../write/cell-xml";
import { formulaXml, resultXml, valueXml } from "../../write/cell-xml";
import type { CellLook } from "../../styles/xlsx-styles";
import type { CellEdit, NewContent } from "./cell-edits";
import { formulaElement } from "./renumbered-row";
import type { ScannedCell } from "./scan-sheet";

/** Looks by their numbers in the file. */
export interface LookNumbers {
  readonly changed: (number: number, before: CellLook, now: CellLook) => number;
  readonly isQuoted: (number: number) => boolean;
  readonly unquoted: (number: number) => number;
}

/** What cells of a sheet are written with. */
export interface CellSurroundings {
  readonly xml: string;
  readonly prefix: string;
  readonly sheet: string;
  readonly storing: Pick<SheetSurroundings, "strings" | "tables" | "functionIds">;
  readonly looks: LookNumbers;
  /** The cell metadata number of formulas that spill. */
  readonly spillingCell: () => number;
}

/** What becomes of a cell beside an edit. */
export interface CellFate {
  readonly row: number;
  readonly column: number;
  readonly edit?: CellEdit | undefined;
  /** Its formula, written out from that of a group. */
  readonly ungrouped?: string | undefined;
  /** The look it has where it is new: that of its row or column. */
  readonly usualLook: number;
  /** Whether its place is to be said even where it was not. */
  readonly isPlaced: boolean;
  /** What its formula says of places, where they have moved. */
  readonly places?: Readonly<Record<string, string | number>> | undefined;
}

/** A cell of a sheet as it is to be: the old one, but for what becomes of it. "" where nothing is left of it. */
export function writtenCell(
  scanned: ScannedCell | undefined,
  fate: CellFate,
  around: CellSurroundings,
): string {
  const { row, column, edit, isPlaced, usualLook } = fate;
  const { xml, prefix, looks } = around;
  const before = Number(scanned?.attributes.s ?? (scanned ? 0 : usualLook));
  let look = edit?.look ? looks.changed(before, edit.look.before, edit.look.now) : before;
  const content = edit?.content && written(edit.content, fate, around);
  if (edit?.content && !isText(edit.content) && looks.isQuoted(look)) look = looks.unquoted(look);
  const address = cellAddress(row, column);
  const s = look === 0 ? undefined : look;
  if (!scanned) {
    if (s === undefined && (content?.inside ?? "") === "") return "";
    return prefixed(
      xmlElement("c", { r: address, s, ...content?.attributes }, content?.inside ?? ""),
      prefix,
    );
  }
  const { place, formula } = scanned;
  const isBare = content?.inside === "" && scanned.attributes.s === undefined && s === undefined;
  if (isBare && content.isAll) return "";
  const shift = place.tag.start;
  const splices: Splice[] = attributeSplices(xml, place.tag, {
    ...(isPlaced || scanned.attributes.r !== undefined ? { r: address } : {}),
    ...(look === before ? {} : { s }),
    ...(content ? { t: content.attributes.t, vm: undefined } : {}),
    ...(content?.isAll ? { cm: content.attributes.cm } : {}),
  });
  if (content) splices.push(...contentSplices(scanned, content, around));
  if (formula && !content?.isAll) {
    if (fate.ungrouped !== undefined) {
      const { ca } = formula.attributes;
      const text = formulaElement(fate.ungrouped, ca, prefix);
      splices.push({ start: formula.place.tag.start, end: formula.place.end, text });
    } else {
      const changes = { ...fate.places, ...content?.formula };
      splices.push(...attributeSplices(xml, formula.place.tag, changes));
    }
  }
  return spliced(
    xml.slice(shift, place.end),
    splices.map(({ start, end, text }) => ({ start: start - shift, end: end - shift, text })),
  );
}

const isText = (content: NewContent): boolean =>
  content.kind === "result" ||
  (content.kind === "constant" && (content.value === null || typeof content.value === "string"));

/** What a cell holds, in XML. */
interface Written {
  readonly attributes: Readonly<Record<string, string | number | undefined>>;
  readonly inside: string;
  /** Whether a formula that is there goes. */
  readonly isAll: boolean;
  /** Attributes of the formula that stays. */
  readonly formula?: Readonly<Record<string, string>>;
}

function written(
  content: NewContent,
  { row, column }: CellFate,
  around: CellSurroundings,
): Written {
  const { storing, sheet, spillingCell } = around;
  if (content.kind === "constant") {
    return { ...valueXml(content.value, storing.strings), isAll: true };
  }
  if (content.kind === "formula") {
    const { cell } = content;
    const cm = cell.spill && !cell.fills ? spillingCell() : undefined;
    return { ...formulaXml(cell, cell.formula ?? "", sheet, storing, cm), isAll: true };
  }
  const { value, fills } = content;
  const ref = fills && {
    startRow: row,
    startColumn: column,
    endRow: row + fills.rows - 1,
    endColumn: column + fills.columns - 1,
  };
  return {
    ...resultXml(value),
    isAll: false,
    ...(ref ? { formula: { ref: rangeAddress(ref) } } : {}),
  };
}

/** What puts a value, and perhaps a formula, in place of what a cell holds; what else stands in it stays. */
function contentSplices(
  { place, formula }: ScannedCell,
  { inside, isAll }: Written,
  { xml, prefix }: CellSurroundings,
): Splice[] {
  const text = prefixed(inside, prefix);
  if (place.tag.kind === "empty") {
    const slash = xml.lastIndexOf("/", place.tag.end);
    return text === ""
      ? []
      : [{ start: slash, end: place.tag.end, text: `>${text}</${place.tag.name}>` }];
  }
  const replaced = elementsIn(xml, place).filter(
    ({ tag }) => ["v", "is"].includes(tag.local) || (tag.local === "f" && isAll),
  );
  const at =
    replaced.find(({ tag }) => tag.local !== "f")?.tag.start ??
    formula?.place.end ??
    place.insideStart;
  return [
    ...replaced.map(({ tag, end }) => ({ start: tag.start, end, text: "" })),
    { start: at, end: at, text },
  ];
}
