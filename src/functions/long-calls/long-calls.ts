import type { Work } from "../../core";
import { takesLong, takesLongUnread } from "../../core";
import { cellsIn } from "../cells/cells-in";
import { inCell } from "../cells/in-cell";
import { readingOf, registerIn } from "../cells/register-in";

/** Answers a call in another thread. Null, now or as what the promise comes to, where it cannot. */
export type OtherThread = (id: string, args: readonly unknown[]) => Promise<unknown> | null;

let otherThread: OtherThread | null = null;

/** Has calls that take long answered elsewhere from now on, so that the pane does not freeze. */
export function answerLongCallsIn(thread: OtherThread): void {
  otherThread = thread;
}

/**
 * Answers a cell like `inCell`: at once, or where that would take long and there is another thread, with a promise. Excel
 * takes a promise wherever functions.json names a value.
 *
 * @param id of the function
 * @param args of the call, the register first
 * @param work what the call has to compute
 * @param compute the answer
 * @param registers those it is computed of, where it is not the first argument alone
 */
export function inCellOrLater<T>(
  id: string,
  args: readonly unknown[],
  work: Work,
  compute: () => T,
  registers: readonly unknown[] = args.slice(0, 1),
): T {
  const isLater = otherThread !== null && registers.some((register) => isLong(register, work));
  const later = isLater ? (otherThread?.(id, args) ?? null) : null;
  if (later === null) return inCell(compute);
  return later.then((answer) => answer ?? inCell(compute)) as T;
}

/** Whether a call takes more than about 50 ms, as far as the register tells. */
function isLong(register: unknown, work: Work): boolean {
  if (!Array.isArray(register)) return false;
  if (takesLongUnread(register.length, work)) return true;
  const reading = work === "means" ? registerIn(register) : readingOf(cellsIn(register));
  if (reading === null) return false;
  // What is refused takes no time.
  if (work !== "means" && reading.findings.some(({ kind }) => kind === "Problem")) return false;
  return takesLong(reading.threats, register.length, work);
}
