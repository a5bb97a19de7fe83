import type { CellFate, CellSurroundings } from "./cell-writer";
import { writtenCell } from "./cell-writer";
import { tagWith } from "../../file/splice";
import { xmlElement } from "../../file/xml-text";
import type { CellEdit } from "./cell-edits";
import type { ScannedCell, ScannedRow, ScannedSheet } from "./scan-sheet";
import { isPlainRow, renumberedRow } from "./renumbered-row";
import type { SharedGroups } from "./shared-groups";
import { groupOf, groupsWrittenOut, hasOneOf } from "./shared-groups";
import type { SheetEdits } from "./sheet-edits";

interface RowDraft {
  readonly source: ScannedRow | undefined;
  /** Whether its cells are not among `cells`: they are where they were in it, and nobody needs to look at them one by one. */
  readonly isPlain?: true;
  readonly cells: Map<number, CellDraft>;
  isTouched: boolean;
  /** Whether cells came, went or moved. */
  isReset: boolean;
}

interface CellDraft {
  readonly scanned?: ScannedCell;
  edit?: CellEdit;
}

/** The inside of a sheet's cells after edits. Rows that nothing happens to stay byte for byte. */
export function splicedRows(
  sheet: ScannedSheet,
  edits: SheetEdits,
  around: CellSurroundings,
): string {
  const { xml, data, rows } = sheet;
  const drafts = draftedRows(sheet, edits);
  const groups = groupsWrittenOut(sheet, edits);
  for (const draft of drafts.values()) {
    const { source, isTouched, isPlain } = draft;
    if (source && !isTouched && !isPlain) draft.isTouched = hasOneOf(xml, source, groups);
  }
  const isRebuilt = [...drafts].some(([row, { source }]) => source?.row !== row);
  const pieces: string[] = [];
  for (const [row, draft] of [...drafts].sort(([a], [b]) => a - b)) {
    const { source, isTouched, isPlain } = draft;
    if (source) pieces.push(xml.slice(source.gapStart, source.place.tag.start));
    const isPlaced = isRebuilt && source?.attributes.r === undefined;
    const isAsItIs = source !== undefined && !isTouched && !isPlaced;
    const quick = isPlain && isAsItIs ? quickRow(xml, source, row, edits, groups) : undefined;
    if (quick !== undefined) pieces.push(quick);
    else if (isAsItIs && row === source.row && !isPlain)
      pieces.push(xml.slice(source.place.tag.start, source.place.end));
    else
      pieces.push(rowText(row, withCells(draft, edits), sheet, edits, groups, around, isRebuilt));
  }
  pieces.push(xml.slice(rows.at(-1)?.place.end ?? data.insideStart, data.insideEnd));
  return pieces.join("");
}

function quickRow(
  xml: string,
  source: ScannedRow,
  row: number,
  { cellsGo, cellTo, formulaAt }: SheetEdits,
  groups: SharedGroups,
): string | undefined {
  const columnTo =
    cellsGo(source.row) === "aside"
      ? (column: number) => cellTo(source.row, column)?.column
      : undefined;
  return renumberedRow(xml, source, { row, columnTo, groups, formulaAt });
}

function draftedRows({ xml, rows }: ScannedSheet, edits: SheetEdits): Map<number, RowDraft> {
  const drafts = new Map<number, RowDraft>();
  const draftAt = (row: number): RowDraft => {
    const known = drafts.get(row);
    if (known) return known;
    const made = { source: undefined, cells: new Map(), isTouched: true, isReset: true };
    drafts.set(row, made);
    return made;
  };
  const edited = new Set([...edits.cells.map(({ row }) => row), ...edits.rows.keys()]);
  for (const source of rows) {
    const row = edits.rowTo(source.row);
    if (row === undefined) continue;
    const cells = drafts.get(row)?.cells ?? new Map<number, CellDraft>();
    const isMoved = row !== source.row;
    if (edits.cellsGo(source.row) !== "apart" && !edited.has(row) && isPlainRow(xml, source))
      drafts.set(row, { source, cells, isTouched: false, isReset: false, isPlain: true });
    else drafts.set(row, { source, cells, isTouched: isMoved, isReset: false });
  }
  for (const source of rows) {
    const home = edits.rowTo(source.row);
    const left = home === undefined ? undefined : drafts.get(home);
    // Cells of a row that goes go with it.
    if (left?.isPlain || (home === undefined && edits.cellsGo(source.row) === "along")) continue;
    for (const scanned of source.cells) {
      const at = edits.cellTo(scanned.row, scanned.column);
      const isThere = at !== undefined && at.row === home && at.column === scanned.column;
      if (!isThere && left) left.isTouched = left.isReset = true;
      if (!at) continue;
      const draft = draftAt(at.row);
      draft.cells.set(at.column, { scanned });
      if (!isThere) draft.isTouched = draft.isReset = true;
      else if (edits.placesOf(scanned)) draft.isTouched = true;
    }
  }
  for (const edit of edits.cells) {
    const draft = draftAt(edit.row);
    const cell = draft.cells.get(edit.column);
    draft.isTouched = true;
    if (cell) cell.edit = edit;
    else {
      draft.isReset = true;
      draft.cells.set(edit.column, { edit });
    }
  }
  for (const row of edits.rows.keys()) draftAt(row).isTouched = true;
  return drafts;
}

/** The draft of a row with all of its cells. */
function withCells(draft: RowDraft, { cellTo }: SheetEdits): RowDraft {
  const { source, isPlain } = draft;
  if (!isPlain || !source) return draft;
  const cells = new Map<number, CellDraft>();
  let isReset = draft.isReset;
  for (const scanned of source.cells) {
    const at = cellTo(scanned.row, scanned.column)?.column;
    isReset ||= at !== scanned.column;
    if (at !== undefined) cells.set(at, { scanned });
  }
  return { ...draft, cells, isReset };
}

function rowText(
  row: number,
  { source, cells, isReset }: RowDraft,
  { xml, prefix }: ScannedSheet,
  edits: SheetEdits,
  groups: SharedGroups,
  around: CellSurroundings,
  isRebuilt: boolean,
): string {
  const isFormatted = ["1", "true"].includes(source?.attributes.customFormat ?? "");
  const rowLook = isFormatted ? Number(source?.attributes.s ?? 0) : 0;
  let isChanged = isReset;
  const inside = [...cells]
    .sort(([a], [b]) => a - b)
    .map(([column, { scanned, edit }]) => {
      const gap = scanned ? xml.slice(scanned.gapStart, scanned.place.tag.start) : "";
      const group = groupOf(scanned?.formula);
      const ungrouped =
        scanned && group !== undefined && groups.has(group)
          ? edits.formulaAt(scanned.row, scanned.column)
          : undefined;
      const places = scanned && edits.placesOf(scanned);
      const isMoved = scanned && (scanned.row !== row || scanned.column !== column);
      const isPlaced = isReset || isRebuilt;
      const isSaid = scanned?.attributes.r !== undefined;
      if (scanned && !edit && !isMoved && !ungrouped && !places && (isSaid || !isPlaced)) {
        return gap + xml.slice(scanned.place.tag.start, scanned.place.end);
      }
      const usualLook = rowLook === 0 ? edits.columnLook(column) : rowLook;
      const fate: CellFate = { row, column, edit, ungrouped, usualLook, isPlaced, places };
      const text = writtenCell(scanned, fate, around);
      if (text === "") isChanged = true;
      return gap + text;
    })
    .join("");
  const attributes = edits.rows.get(row);
  if (!source) {
    const isSaid = Object.values(attributes ?? {}).some((value) => value !== undefined);
    if (inside === "" && !isSaid) return "";
    return xmlElement(`${prefix}row`, { r: row + 1, ...attributes }, inside);
  }
  const { tag, insideEnd, end } = source.place;
  const opening = tagWith(xml, tag, {
    ...(source.attributes.r !== undefined || isRebuilt ? { r: row + 1 } : {}),
    ...(isChanged ? { spans: undefined } : {}),
    ...attributes,
  });
  const tail = xml.slice(source.cells.at(-1)?.place.end ?? tag.end, insideEnd);
  if (tag.kind !== "empty") return opening + inside + tail + xml.slice(insideEnd, end);
  return inside === "" ? opening : `${opening.replace(/\s*\/>$/, ">")}${inside}</${tag.name}>`;
}
