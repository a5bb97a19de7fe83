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
