import type {
  Block,
  Change,
  Decision,
  DecisionTogether,
  Locate,
  Whereabouts,
} from "../../session/contract/register-port";
import { SheetError } from "../../session/contract/register-port";
import { applyChange } from "./apply-change";
import { readBlock } from "../read/read-block";
import { refusalOf } from "../run/refusals";
import { grouped, mayBeTheGroup, plainly, type Run } from "../run/undo-group";
import { allWritten, whatWasWritten, type Written, type WrittenOn } from "./what-was-written";

/** A change of one register, and what it held before. */
interface Part {
  readonly place: Whereabouts;
  readonly before: Block;
  readonly change: Change;
}

/** Changes that were begun, on what the registers held then. */
interface Begun<T> {
  readonly parts: readonly Part[];
  readonly answer: T;
}

type Attempt<T> =
  | { readonly kind: "done"; readonly answer: T }
  | { readonly kind: "failed"; readonly error: unknown; readonly begun: Begun<T> | null };

/** The same as `changeTogether`, with a single register. */
export const changeRegister = <T>(
  id: string,
  locate: Locate,
  decide: (now: Block | null) => Decision<T>,
): Promise<T> =>
  changeTogether([{ id, locate }], ([now = null]) => {
    const { change, answer } = decide(now);
    return { changes: [change], answer };
  });

/**
 * Reads registers and changes them, as one step of undo where Excel can be asked for that. Where it refuses, it is done
 * without, once reading again shows that nothing was written.
 *
 * @throws SheetError which says what was written, where that is not nothing
 */
export async function changeTogether<T>(
  places: readonly Whereabouts[],
  decide: (now: readonly (Block | null)[]) => DecisionTogether<T>,
): Promise<T> {
  const attempt = async (run: Run): Promise<Attempt<T>> => {
    let begun: Begun<T> | null = null;
    try {
      const answer = await run(async (context) => {
        const blocks: (Block | null)[] = [];
        for (const { id, locate } of places) blocks.push(await readBlock(context, id, locate));
        const { changes, answer: given } = decide(blocks);
        const parts = places.flatMap((place, index): Part[] => {
          const [before, change] = [blocks[index], changes[index]];
          return before && change ? [{ place, before, change }] : [];
        });
        if (parts.length > 0) begun = { parts, answer: given };
        for (const { before, change } of fromTheRight(parts)) {
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
  const written = await writtenBy(first.begun);
  if (!asOneStep || written?.kind !== "nothing" || !mayBeTheGroup(first.error)) {
    return settle(first.error, first.begun, written);
  }
  const second = await attempt(plainly);
  if (second.kind === "done") return second.answer;
  return settle(second.error, second.begun, await writtenBy(second.begun));
}

/** New columns of one may move another that stands beside it: that one is changed before. */
const fromTheRight = (parts: readonly Part[]): readonly Part[] =>
  [...parts].sort((a, b) => b.before.place.column - a.before.place.column);

/** What stands in the sheets of changes that failed; null where that cannot be read. */
async function writtenBy<T>(begun: Begun<T> | null): Promise<Written | null> {
  if (!begun) return { kind: "nothing" };
  try {
    const found: WrittenOn[] = [];
    for (const { place, before, change } of begun.parts) {
      const after = await Excel.run((context) => readBlock(context, place.id, place.locate));
      const { sheet } = before.area;
      found.push({ sheet, written: whatWasWritten(before, after, change) });
    }
    return allWritten(found);
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
