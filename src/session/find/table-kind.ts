import type { Cell, Cells, ColumnReading, ControlKey, FieldKey, Finding } from "../../core";
import {
  controlHeadersIn,
  headersIn,
  readControls,
  readRegister,
  threatNamesOf,
  type ThreatNames,
} from "../../core";

/** A headed range, read as one sort of table. */
export interface TableReading<Key extends string> {
  readonly readings: readonly ColumnReading<Key>[];
  /** Whether some of its columns hold scores rather than figures. */
  readonly hasScores: boolean;
  /** How many rows count. */
  readonly rows: number;
  readonly findings: readonly Finding[];
}

/** A sort of table that the pane finds in a workbook and follows. */
export interface TableKind<Key extends string = string> {
  /** Its headers, of those in two rows the joined ones, and how many rows they take. */
  readonly headersIn: (cells: Cells) => { readonly texts: readonly string[]; readonly rows: 1 | 2 };
  readonly read: (cells: Cells) => TableReading<Key>;
  /** Whether a line of cells under headers is a row of it and nothing else. */
  readonly isRow: (headers: readonly Cell[], line: readonly Cell[]) => boolean;
  /** Whether headers that lack something of it mean another sort for sure. */
  readonly isOther: (headers: readonly Cell[]) => boolean;
}

const noNames: ThreatNames = { open: [], leftOut: [] };

/** The register of threats. */
export const threatTable: TableKind<FieldKey> = {
  headersIn,
  read(cells) {
    const { columns, rows, findings } = readRegister(cells);
    return {
      readings: columns.readings,
      hasScores: columns.scores.size > 0,
      rows: rows.filter(({ leftOut }) => leftOut === null).length,
      findings,
    };
  },
  isRow: (headers, line) => readRegister([headers, line]).threats.length === 1,
  isOther: (headers) => lacksNothing(anyControls, headers),
};

/**
 * The register of controls.
 *
 * @param register the cells of the threats they act on; none where their names do not matter
 */
export function controlsTable(register: Cells): TableKind<ControlKey> {
  const names = register.length === 0 ? noNames : threatNamesOf(readRegister(register));
  return {
    headersIn: controlHeadersIn,
    read(cells) {
      const { columns, rows, findings } = readControls(cells, names);
      return { readings: columns.readings, hasScores: false, rows: rows.length, findings };
    },
    isRow: (headers, line) => readControls([headers, line], names).controls.length === 1,
    isOther: (headers) => lacksNothing(threatTable, headers),
  };
}

const anyControls = controlsTable([]);

const lacksNothing = (kind: TableKind, headers: readonly Cell[]): boolean =>
  !kind.read([headers]).findings.some((finding) => finding.kind === "Problem" && finding.row === 0);
