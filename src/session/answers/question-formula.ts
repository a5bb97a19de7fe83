import type { Insertable, QuestionArgument } from "../contract/question";
import { quoted } from "../formulas/register-formula";
import { writtenNumber } from "./written-number";

/** How formulas have the tables; null where they cannot. */
export interface TablesInFormula {
  readonly register: string | null;
  readonly controls: string | null;
  readonly history?: string | null;
  readonly events?: string | null;
  readonly appetite?: string | null;
}

/**
 * An answer of the pane as a formula, the same to the last bit.
 *
 * @param prefix namespace of this build, "" for none
 * @returns null where a table is in no formula, or an argument is none: a register as it would be stands in no sheet
 */
export function questionFormula(
  { question: { name, args }, part }: Insertable,
  tables: TablesInFormula,
  prefix: string,
): string | null {
  const our = prefix === "" ? "" : `${prefix}.`;
  const written = args.map((argument) => argumentText(argument, tables, our));
  if (written.includes(null)) return null;
  while (written.at(-1) === "") written.pop();
  const call = `${our}${name}(${written.join(",")})`;
  if (part === null) return `=${call}`;
  const row =
    part.row === null
      ? "ROWS(lines)"
      : `MATCH(${quoted(part.row.replace(/[~*?]/g, "~$&"))},INDEX(lines,0,1),0)`;
  return `=LET(lines,${call},INDEX(lines,${row},${part.column}))`;
}

function argumentText(
  argument: QuestionArgument,
  tables: TablesInFormula,
  our: string,
): string | null {
  if (argument === null) return "";
  if (typeof argument === "string") return quoted(argument);
  if (typeof argument === "number") return String(writtenNumber(argument));
  if (typeof argument === "boolean") return argument ? "TRUE" : "FALSE";
  if (!("table" in argument)) return `{${argument.map(writtenNumber).join(";")}}`;
  if (argument.table === "events") return tables.events ?? null;
  if (argument.table === "appetite") return tables.appetite ?? null;
  if (argument.table === "register at") {
    const history = tables.history ?? null;
    return history === null ? null : `${our}REGISTER_AT(${history},${argument.day})`;
  }
  return argument.table === "register" || argument.table === "controls"
    ? tables[argument.table]
    : null;
}
