import type { Cells } from "../../../src/core";
import oracle from "../../golden/further-estimates.json";

/** A row of a register by its headers. */
export type Row = Readonly<Record<string, string | number>>;

/** A register of rows, blank where a row lacks what another has. */
export function registerOf(...rows: readonly Row[]): Cells {
  const headers = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  return [headers, ...rows.map((row) => headers.map((header) => row[header] ?? null))];
}

/** A figure of a register that was computed apart from this project, and how far ours may be off. */
export interface FurtherEstimate {
  readonly name: string;
  readonly call: {
    readonly reg: { readonly threats: readonly Row[] };
    readonly fn: string;
    readonly level?: number;
  };
  readonly value: number;
  readonly rel: number;
}

/** Those whose names are so; fails where there are none, so that a renamed case does not go unnoticed. */
export function furtherEstimates(named: RegExp): readonly FurtherEstimate[] {
  const found = (oracle.cases as unknown as readonly FurtherEstimate[]).filter(({ name }) =>
    named.test(name),
  );
  if (found.length === 0) throw new Error(`there must be cases named ${String(named)}`);
  return found;
}
