import { ModelError } from "../../input/model-error";
import { describeCell, quote, shortened } from "../../input/cell";
import type { Finding } from "./finding";

/**
 * Refuses a register that has a problem.
 *
 * @param called what a message calls the register: "the register", "the controls"
 * @param where what shows the others
 * @throws ModelError `unreadable-register` with the first problem and the number of others
 */
export function checkNoProblem(
  findings: readonly Finding[],
  called: string,
  where = ": see REGISTER_CHECK",
): void {
  const problems = findings.filter(({ kind }) => kind === "Problem");
  const [first] = problems;
  if (first === undefined) return;
  const others = problems.length - 1;
  const isMissing = first.row === 0 && first.value === null;
  throw new ModelError(
    "unreadable-register",
    isMissing ? first.column : subjectOf(first, called),
    first.rule.replace(/^must /, ""),
    (isMissing ? "none" : describeCell(first.value)) +
      (others === 0 ? "" : ` (and ${counted(others)}${where})`),
  );
}

/** The cell a finding is about: `Loss high in row 3 (Ransomware) of the register`. */
function subjectOf({ column, row, index, name }: Finding, called: string): string {
  if (row === 0 && index === null) return `${column} of ${called}`;
  if (row === 0) return `column ${quote(column)} of ${called}`;
  const whose = name === "" ? "" : ` (${shortened(name)})`;
  return `${shortened(column)} in row ${row}${whose} of ${called}`;
}

function counted(others: number): string {
  return others === 1 ? "1 more problem" : `${others} more problems`;
}
