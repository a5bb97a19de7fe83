import { addressIn, areaOf, type CellArea, sheetMark } from "../cell-places";
import { tokenizeFormula } from "../formula-tokens";
import type { OurFunctions } from "../function-calls";
import { type Chosen, placeKey, spillsRead } from "./choose-formulas";
import { nativeCells, nativeFormula } from "./native-formula";
import {
  areaFilled,
  type Content,
  type FilledArea,
  type FilledCell,
  type HeldValue,
  type NamedFormula,
} from "./workbook-formulas";

/** What a formula of ours becomes. */
export type FrozenAs =
  /** Excel's own functions: it stays alive. */
  | "native formula"
  /** Its last figures. */
  | "values"
  /** A formula that read all that a formula of ours fills, and reads those cells now. */
  | "fixed cells";

export interface FrozenCell extends FilledArea {
  readonly as: FrozenAs;
  /** As it was, with its "=". */
  readonly formula: string;
  /** What it gave, row by row. */
  readonly values: readonly (readonly HeldValue[])[];
}

export interface FrozenName extends NamedFormula {
  /** What it means from now on. */
  readonly frozen: string;
}

export interface FreezePlan {
  readonly cells: readonly FrozenCell[];
  readonly names: readonly FrozenName[];
}

/** Why nothing can be frozen yet, and the cells it is about. */
export interface NotFrozen {
  readonly refusal: string;
}

/** Formulas that have no figure to be kept. */
const unknown = new Set(["#NAME?", "#BUSY!", "#GETTING_DATA", "#CONNECT!", "#SPILL!", "#BLOCKED!"]);

/** What freezing makes of the formulas that need the add-in. */
export function planFreeze(
  chosen: Pick<Chosen, "names" | "callers"> & {
    readonly calling: readonly FilledCell[];
    readonly reading: readonly FilledCell[];
  },
  ours: OurFunctions,
): FreezePlan | NotFrozen {
  const lacking = chosen.calling.filter(({ values }) => {
    const first = values[0]?.[0];
    return typeof first === "object" && first !== null && unknown.has(first.error);
  });
  const [cell, ...others] = lacking;
  if (cell) {
    const shown = cell.values[0]?.[0] as { readonly error: string };
    const more = others.length === 0 ? "" : ` and ${others.length} more`;
    const words = `${sheetMark(cell.sheet)}${addressIn({ ...cell, rows: 1, columns: 1 })}${more}`;
    return {
      refusal: `Nothing was frozen: ${words} show${lacking.length === 1 ? "s" : ""} ${shown.error}, no figure that could be kept. Calculate the workbook (F9), then freeze again.`,
    };
  }
  const called = chosen.calling.map((each) =>
    callsByName(each.formula, chosen.callers) ? valuesOf(each) : frozen(each, ours),
  );
  const fixed = new Map<string, CellArea>(
    called.filter(({ as }) => as === "values").map(({ area }) => [placeKey(area), area]),
  );
  const follow = (formula: string, sheet: string): string => withFixedCells(formula, sheet, fixed);
  return {
    cells: [
      ...called.map((each) => ({ ...each, contents: followed(each, follow) })),
      ...chosen.reading.flatMap((each) => {
        const formula = follow(each.formula, each.sheet);
        if (formula === each.formula) return [];
        const area = { ...areaFilled(each), rows: 1, columns: 1 };
        const { values } = each;
        return [
          {
            area,
            as: "fixed cells" as const,
            formula: each.formula,
            values,
            contents: [[{ formula }]],
          },
        ];
      }),
    ],
    names: chosen.names.flatMap((name) => {
      const frozenName = follow(name.formula, name.sheet ?? "");
      return frozenName === name.formula ? [] : [{ ...name, frozen: frozenName }];
    }),
  };
}

function followed(
  { contents, area }: FrozenCell,
  follow: (formula: string, sheet: string) => string,
): readonly (readonly Content[])[] {
  return contents.map((line) =>
    line.map((content) =>
      typeof content === "object" && content !== null && "formula" in content
        ? { formula: follow(content.formula, area.sheet) }
        : content,
    ),
  );
}

/** Such a name would have to be frozen itself. */
const callsByName = (formula: string, callers: ReadonlySet<string>): boolean =>
  callers.size > 0 &&
  tokenizeFormula(formula.slice(1)).some(({ text }) => callers.has(text.toUpperCase()));

function frozen(cell: FilledCell, ours: OurFunctions): FrozenCell {
  const { formula, values } = cell;
  const area = areaFilled(cell);
  const isFigure = values.flat().every((value) => typeof value !== "object" || value === null);
  const native = isFigure ? nativeFormula(formula, ours) : null;
  if (native !== null) {
    return {
      area: { ...area },
      as: "native formula",
      formula,
      values,
      contents: [[{ formula: native }]],
    };
  }
  const cells = isFigure ? nativeCells(formula, ours) : null;
  if (cells?.length === area.rows && cells[0]?.length === area.columns) {
    const contents = cells.map((line) =>
      line.map((text): Content => (text.startsWith("=") ? { formula: text } : text)),
    );
    return { area, as: "native formula", formula, values, contents };
  }
  return valuesOf(cell);
}

/** The figures of a formula in its place. */
export function valuesOf(cell: FilledCell): FrozenCell {
  const { formula, values } = cell;
  return { area: areaFilled(cell), as: "values", formula, values, contents: values };
}

/** A formula that reads cells where it read all that a formula fills. */
function withFixedCells(
  formula: string,
  sheet: string,
  fixed: ReadonlyMap<string, CellArea>,
): string {
  if (!formula.includes("#")) return formula;
  const tokens = tokenizeFormula(formula.slice(1));
  const texts = tokens.map(({ text }) => text);
  for (const { at, cell, key } of spillsRead(tokens, sheet)) {
    const area = fixed.get(key);
    const corner = areaOf(cell);
    if (!area || !corner) continue;
    const [, column = "", row = ""] = /^(\$?)[A-Z]+(\$?)/i.exec(cell) ?? [];
    texts[at] = addressIn(area, { column: column !== "", row: row !== "" });
    texts[at + 1] = "";
  }
  return `=${texts.join("")}`;
}
