import type { ControlKey, ControlsReading, RegisterReading } from "../../core";
import { readControls, threatNamesOf } from "../../core";
import type { Block } from "../contract/register-port";
import type { ControlsView, ControlView } from "../contract/register-snapshot";
import { placeOfBlock, placeShown } from "../find/find-register";
import { headersOfBlock } from "../find/headed-range";
import { columnChoices, nothingSaid } from "../find/kept-choices";
import { keptReadingAt } from "../find/same-place";
import { controlsTable } from "../find/table-kind";
import { adopt, type Named, onDemand, type Unnamed } from "../view/adopt";
import { lostColumns } from "../view/lost-columns";
import { placeFinding } from "../view/place-finding";
import { inOwnWords, underHeadersSaid } from "../view/read-as-said";
import { sameParts } from "../view/same-parts";
import type { Viewing } from "../view/seen-register";
import { cellAt } from "../view/view-cells";
import { viewColumns } from "../view/view-columns";

/** A table of controls as it was read, and what the pane shows of it. */
export interface SeenControls {
  readonly block: Block;
  readonly reading: ControlsReading;
  readonly view: ControlsView;
  /** The last id of every name a control had here. */
  readonly remembered: Map<string, string>;
}

/** Controls are looked for whatever the threats are called. */
export const anyControls = controlsTable([]);

/**
 * What the pane shows of a table of controls. What is as it was before is the same object as before, and rows and columns keep
 * their ids.
 *
 * @param register the threats the controls act on
 * @param before the same table as it was last; null where it was never seen
 */
export function viewControls(
  block: Block,
  register: RegisterReading,
  { choices, fresh }: Pick<Viewing, "choices" | "fresh">,
  before: SeenControls | null,
): SeenControls {
  const remembered = before?.remembered ?? new Map<string, string>();
  const kept = keptReadingAt(choices.controlsReadings, placeOfBlock(block));
  const said = kept ?? nothingSaid;
  const { texts: headers, rows: headerRows } = headersOfBlock(block, anyControls);
  const columnsSaid = columnChoices<ControlKey>(said, headers);
  const { units } = said;
  const cells =
    units.size > 0
      ? underHeadersSaid(block.cells, { headers, headerRows, units, scales: [] })
      : block.cells;
  const read = readControls(cells, threatNamesOf(register), columnsSaid);
  const own = { headers, scales: [] };
  const findings = inOwnWords(
    read.findings,
    own,
    (row, column) => block.cells[row]?.[column] ?? null,
  );
  const reading = { ...read, findings };
  const mapped = { mapped: columnsSaid.fields ?? new Map<number, unknown>(), units, scales: [] };
  const columns = viewColumns(
    block,
    anyControls,
    reading,
    mapped,
    before?.view.columns ?? [],
    fresh,
  );
  const ids = columns.map(({ id }) => id);
  const { place } = block;
  const view: ControlsView = {
    kind: "controls",
    place: placeShown(block),
    columns,
    controls: viewRows(block, reading, before, { fresh, remembered }),
    lostColumns: lostColumns(kept, columns),
    findings: findings.map((finding) => placeFinding(finding, place, ids)),
    problems: findings.filter(({ kind }) => kind === "Problem").length,
    isProtected: block.isProtected,
  };
  const isSame = before !== null && sameParts(view, before.view);
  return { block, reading, view: isSame ? before.view : view, remembered };
}

function viewRows(
  block: Block,
  reading: ControlsReading,
  before: SeenControls | null,
  { fresh, remembered }: Pick<Viewing, "fresh"> & Pick<SeenControls, "remembered">,
): ControlView[] {
  const earlier: Named[] = (before?.view.controls ?? []).map(({ id, name, cells }) => ({
    ...unnamedRow(before?.block ?? block, name, cells.row - (before?.block ?? block).place.row),
    id,
  }));
  const now = reading.rows.map(({ name, row }) => unnamedRow(block, name, row));
  const ids = adopt(now, earlier, fresh, remembered);
  const controls = new Map(reading.controls.map((control) => [control.row, control]));
  return reading.rows.map(({ row, name }, index) => ({
    id: ids[index] ?? fresh(),
    name,
    cells: { ...cellAt(block.place, row, 0), columns: block.place.columns },
    control: controls.get(row) ?? null,
  }));
}

const unnamedRow = ({ cells, formulas, place }: Block, name: string, row: number): Unnamed => ({
  key: name.trim().toLowerCase(),
  at: place.row + row,
  content: onDemand(() =>
    JSON.stringify((cells[row] ?? []).map((cell, column) => formulas[row]?.[column] ?? cell)),
  ),
});
