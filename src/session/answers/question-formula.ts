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
  if (part === "waterfall") return waterfall(call);
  const row =
    part.row === null
      ? "ROWS(lines)"
      : `MATCH(${quoted(part.row.replace(/[~*?]/g, "~$&"))},INDEX(lines,0,1),0)`;
  return `=LET(lines,${call},INDEX(lines,${row},${part.column}))`;
}

/** The steps of a bridge as columns that are stacked: what each stands on, by how much it goes up or down, and totals. */
const waterfall = (bridge: string): string =>
  `=LET(lines,${bridge},at,SEQUENCE(ROWS(lines)),step,INDEX(lines,at,1),isstep,ISNUMBER(step),` +
  "effect,INDEX(lines,at,4),move,IF(isstep,effect,0)," +
  "to,INDEX(lines,2,4)+MMULT(IF(at>=TRANSPOSE(at),1,0),move),from,to-move," +
  'IF(at=1,{"Step","From","More","Less","Total"},CHOOSE({1,2,3,4,5},' +
  'IF(isstep,INDEX(lines,at,2)&": "&INDEX(lines,at,3),step),IF(isstep,IF(from<to,from,to),0),' +
  "IF(isstep,IF(move>0,move,0),0),IF(isstep,IF(move<0,-move,0),0),IF(isstep,0,effect))))";

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
