import { areaOf, sheetMarked } from "../cell-places";
import { type Token, tokenizeFormula } from "../formula-tokens";
import { functionNamed, type OurFunctions } from "../function-calls";
import type { FormulaCell, NamedFormula, WorkbookFormulas } from "./workbook-formulas";

/** What does without the add-in only once it is changed. */
export interface Chosen {
  /** Formulas that call functions of ours, or names that do. */
  readonly calling: readonly FormulaCell[];
  /** Formulas that read what such a formula fills, however much that is: `B3#`. */
  readonly reading: readonly FormulaCell[];
  /** Names that do. */
  readonly names: readonly NamedFormula[];
  /** Names that call functions of ours, in capitals. */
  readonly callers: ReadonlySet<string>;
}

/** Which formulas of a workbook need the add-in. */
export function formulasOfOurs({ cells, names }: WorkbookFormulas, ours: OurFunctions): Chosen {
  const callers = callingNames(names, ours);
  const needs = (formula: string): boolean =>
    tokenizeFormula(formula.slice(1)).some(
      (token) =>
        functionNamed(token, ours) !== null ||
        ((token.kind === "name" || token.kind === "function") &&
          callers.has(token.text.toUpperCase())),
    );
  const calling = cells.filter(({ formula }) => needs(formula));
  const anchors = new Set(calling.map((cell) => placeKey(cell)));
  const reads = (formula: string, sheet: string): boolean =>
    formula.includes("#") &&
    spillsRead(tokenizeFormula(formula.slice(1)), sheet).some(({ key }) => anchors.has(key));
  const isCalling = new Set(calling);
  return {
    calling,
    reading: cells.filter((cell) => !isCalling.has(cell) && reads(cell.formula, cell.sheet)),
    names: names.filter(({ formula, sheet }) => reads(formula, sheet ?? "")),
    callers,
  };
}

/** Names whose formulas call functions of ours, or other such names; in capitals. */
function callingNames(names: readonly NamedFormula[], ours: OurFunctions): ReadonlySet<string> {
  const found = new Set<string>();
  for (let before = -1; before < found.size;) {
    before = found.size;
    for (const { name, formula } of names) {
      const calls = tokenizeFormula(formula.replace(/^=/, "")).some(
        (token) => functionNamed(token, ours) !== null || found.has(token.text.toUpperCase()),
      );
      if (calls) found.add(name.toUpperCase());
    }
  }
  return found;
}

/** A reference to all that a formula fills. */
export interface SpillRead {
  /** Index of the piece with the cell; the `#` follows. */
  readonly at: number;
  readonly cell: string;
  /** Of the cell that it begins in. */
  readonly key: string;
}

/** @param sheet of the references that name none */
export function spillsRead(tokens: readonly Token[], sheet: string): readonly SpillRead[] {
  return tokens.flatMap(({ kind, text }, at) => {
    if (kind !== "reference" || tokens[at + 1]?.text !== "#") return [];
    const before = tokens[at - 1];
    const area = areaOf(text);
    if (!area) return [];
    const on = before?.kind === "sheet" ? sheetMarked(before.text) : sheet;
    return [{ at, cell: text, key: placeKey({ sheet: on, ...area }) }];
  });
}

export const placeKey = ({
  sheet,
  row,
  column,
}: Pick<FormulaCell, "sheet" | "row" | "column">): string =>
  `${sheet.toLowerCase()}!${row},${column}`;
