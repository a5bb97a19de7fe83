import type { Block, Change, Decision, Locate } from "../../session/contract/register-port";
import { SheetError } from "../../session/contract/register-port";
import { applyChange } from "./apply-change";
import { readBlock } from "../read/read-block";
import { refusalOf } from "../run/refusals";
import { grouped, mayBeTheGroup, plainly, type Run } from "../run/undo-group";
import { whatWasWritten, type Written } from "./what-was-written";

/** A change that was begun, on what the register held then. */
interface Begun<T> {
  readonly before: Block;
  readonly change: Change;
  readonly answer: T;
}

type Attempt<T> =
  | { readonly kind: "done"; readonly answer: T }
  | { readonly kind: "failed"; readonly error: unknown; readonly begun: Begun<T> | null };

/**
 * Reads the register and changes it, as one step of undo where Excel can be asked for that. Where it refuses, it is done
 * without, once reading again shows that nothing was written.
 *
 * @throws SheetError which says what was written, where that is not nothing
 */
export async function changeRegister<T>(
  id: string,
  locate: Locate,
  decide: (now: Block | null) => Decision<T>,
): Promise<T> {
  const attempt = async (run: Run): Promise<Attempt<T>> => {
    let begun: Begun<T> | null = null;
    try {
      const answer = await run(async (context) => {
        const before = await readBlock(context, id, locate);
        const { change, answer: given } = decide(before);
        if (before && change) {
          begun = { before, change, answer: given };
          await applyChange(context, before, change);
        }
        return given;
      });
      return { kind: "done", answer };
    } catch (error) {
      return { kind: "failed", error, begun };
    }
  };
  const asOneStep = grouped();
  const first = await attempt(asOneStep ?? plainly);
  if (first.kind === "done") return first.answer;
  const written = await writtenBy(first.begun, id, locate);
  if (!asOneStep || written?.kind !== "nothing" || !mayBeTheGroup(first.error)) {
    return settle(first.error, first.begun, written);
  }
  const second = await attempt(plainly);
  if (second.kind === "done") return second.answer;
  return settle(second.error, second.begun, await writtenBy(second.begun, id, locate));
}

/** What stands in the sheet of a change that failed; null where that cannot be read. */
async function writtenBy<T>(
  begun: Begun<T> | null,
  id: string,
  locate: Locate,
): Promise<Written | null> {
  if (!begun) return { kind: "nothing" };
  try {
    const after = await Excel.run((context) => readBlock(context, id, locate));
    return whatWasWritten(begun.before, after, begun.change);
  } catch {
    return null;
  }
}

/** Answers all the same where everything is in the sheet, and else says what is. */
async function settle<T>(
  error: unknown,
  begun: Begun<T> | null,
  written: Written | null,
): Promise<T> {
  const refusal = await refusalOf(error);
  if (!(refusal instanceof SheetError)) throw refusal;
  if (begun && written?.kind === "all") return begun.answer;
  const reason = refusal.message.replace(/\.$/, "");
  if (written === null) {
    throw new SheetError(
      refusal.failure === "refused" ? "connection" : refusal.failure,
      `${reason}. Look in the sheet whether the change is there before you try again.`,
    );
  }
  if (written.kind === "part") {
    throw new SheetError(
      "refused",
      `Only a part of the change is in the sheet: ${written.words}. Ctrl+Z in the sheet takes that back. ${reason}.`,
    );
  }
  if (refusal.failure !== "refused") throw refusal;
  throw new SheetError("refused", `${reason}. Nothing was changed.`);
}
