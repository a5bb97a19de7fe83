import type { Rule } from "../../core";
import type { FigureName } from "../contract/register-session";
import type { RegisterView } from "../contract/register-snapshot";
import { formatKind, isWhole } from "../typed/number-format";

/** The column of COVERAGE_TABLE that holds a figure, counted from 1. */
const columnOf = { required: 4, spend: 5 } as const;

/**
 * A figure of the register as a formula, the same to the last bit.
 *
 * @param register as a formula has it: "Threats[#All]"
 * @param prefix namespace of this build, "" for none
 */
export function figureFormula(
  figure: FigureName,
  register: string,
  rule: Rule,
  prefix: string,
): string {
  const call = (name: string, ...args: readonly string[]): string =>
    `${prefix === "" ? "" : `${prefix}.`}${name}(${args.join(",")})`;
  const by = rule === "expected" ? [] : [`"${rule}"`];
  switch (figure) {
    case "expected loss":
      return `=${call("EXPECTED_LOSS", register)}`;
    case "gap":
      return `=${call("COVERAGE_GAP", register, ...by)}`;
    case "covered":
      return `=${call("COVERAGE_RATIO", register, ...by)}`;
    case "required":
    case "spend": {
      const table = call("COVERAGE_TABLE", register, `"${rule}"`, "", "", "TRUE");
      return `=LET(lines,${table},INDEX(lines,ROWS(lines),${columnOf[figure]}))`;
    }
  }
}

/** Columns of COVERAGE_TABLE, and of LOSS_BY_THREAT where nothing is spent, that hold a threat's figures; counted from 1. */
const columnOfThreat = {
  "expected loss": 3,
  required: 4,
  spend: 5,
  gap: 6,
  covered: 7,
} as const satisfies Record<FigureName, number>;

/** Excel takes no longer text in a formula. */
const longestText = 255;

/**
 * A figure of one threat as a formula, the same to the last bit. It is found by its name, so that sorting changes nothing.
 *
 * @param register as a formula has it, as is `prefix`
 * @param hasSpend whether the register has a column for spend; else it has but one figure
 * @returns null where no formula could find the threat
 */
export function threatFigureFormula(
  figure: FigureName,
  name: string,
  register: string,
  { rule, hasSpend, prefix }: { rule: Rule; hasSpend: boolean; prefix: string },
): string | null {
  const wanted = name.trim().replace(/[~*?]/g, "~$&");
  if (wanted === "" || wanted.length > longestText) return null;
  if (!hasSpend && figure !== "expected loss") return null;
  const before = prefix === "" ? "" : `${prefix}.`;
  const table = hasSpend
    ? `${before}COVERAGE_TABLE(${register},"${rule}")`
    : `${before}LOSS_BY_THREAT(${register})`;
  const column = hasSpend ? columnOfThreat[figure] : 2;
  const row = `MATCH("${wanted.replaceAll('"', '""')}",INDEX(lines,0,1),0)`;
  return `=LET(lines,${table},INDEX(lines,${row},${column}))`;
}

/** The number format of a figure, as the register shows money. */
export function figureFormat(
  figure: FigureName,
  { columns }: Pick<RegisterView, "columns">,
): string {
  if (figure === "covered") return "0%";
  const ofSpend = columns.find(({ field }) => field === "spend");
  const ofLoss = columns.find(({ quantity }) => quantity === "event-amount");
  const own = (ofSpend ?? ofLoss)?.format ?? "General";
  // A format in thousands over whole amounts would show a thousandth.
  return formatKind(own) === "number" && isWhole(own) ? own : "#,##0";
}
