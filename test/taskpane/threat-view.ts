import type {
  CellView,
  ThreatFigures,
  ThreatView,
} from "../../src/session/contract/register-snapshot";

const nowhere = { row: 0, column: 0, rows: 1, columns: 1 };
const unknown: ThreatFigures = {
  expectedLoss: null,
  required: null,
  spend: null,
  gap: null,
  ratio: null,
  reason: null,
};

/** A cell as it was typed; what begins with "=" is a formula. */
export function cellView(typed: string): CellView {
  const isFormula = typed.startsWith("=");
  return {
    value: typed,
    text: typed,
    typed,
    formula: isFormula ? typed : null,
    address: "A1",
    cells: nowhere,
    format: "General",
  };
}

/** A threat of which only what a test is about is said. */
export function threatView(
  name: string,
  cells: Readonly<Record<string, string>> = {},
  more: Partial<Pick<ThreatView, "state">> & { readonly figures?: Partial<ThreatFigures> } = {},
): ThreatView {
  return {
    id: name,
    name,
    address: "A2:D2",
    cells: nowhere,
    state: more.state ?? "open",
    doubt: null,
    findings: [],
    figures: { ...unknown, ...more.figures },
    byColumn: new Map(Object.entries(cells).map(([column, text]) => [column, cellView(text)])),
  };
}
