import type {
  Block,
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
import type { TableMade } from "./create-register";
import type { Part } from "./put-back";
import { allWritten, whatWasWritten, type Written, type WrittenOn } from "./what-was-written";

/** Changes that were begun, on what the registers held then. */
interface Begun<T> {
  readonly parts: readonly Part[];
  /** Tables that come with them. */
  made: readonly TableMade[];
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
        const { changes, tables = [], answer: given } = decide(blocks);
        const parts = places.flatMap((place, index): Part[] => {
          const [before, change] = [blocks[index], changes[index]];
          return before && change ? [{ place, before, change }] : [];
        });
        if (parts.length + tables.length > 0) {
          const now: Begun<T> = { parts, made: [], answer: given };
          begun = now;
          // A workbook whose sheets are locked refuses them before anything else is written.
          if (tables.length > 0) {
            const { makeTables } = await import(
              /* webpackChunkName: "later" */ "./create-register"
            );
            await makeTables(context, tables, (made) => {
              now.made = made;
            });
          }
        }
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
    return settle(first.error, first.begun, await withoutParts(first.begun, written));
  }
  const second = await attempt(plainly);
  if (second.kind === "done") return second.answer;
  const left = await withoutParts(second.begun, await writtenBy(second.begun));
  return settle(second.error, second.begun, left);
}

/** Takes back what was written of a change that stopped midway. @returns what is left of it */
async function withoutParts<T>(
  begun: Begun<T> | null,
  written: Written | null,
): Promise<Written | null> {
  // Where no cell has its value yet, formats may be there.
  if (!begun || written === null || written.kind === "all") return written;
  try {
    const { putBack } = await import(/* webpackChunkName: "later" */ "./put-back");
    await putBack(begun.parts, begun.made);
  } catch {
    return written;
  }
  return writtenBy(begun);
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
    found.push(...(await tablesMade(begun.made)));
    return allWritten(found);
  } catch {
    return null;
  }
}

/** Which of the tables that were to come are there. */
async function tablesMade(made: readonly TableMade[]): Promise<WrittenOn[]> {
  if (made.length === 0) return [];
  return Excel.run(async (context) => {
    const { worksheets, tables } = context.workbook;
    const asked = made.map(({ sheet, table }) => ({
      name: sheet,
      sheet: worksheets.getItemOrNullObject(sheet).load("name"),
      table: tables.getItemOrNullObject(table).load("name"),
    }));
    await context.sync();
    return asked.map(({ name, sheet, table }): WrittenOn => {
      if (sheet.isNullObject) return { sheet: name, written: { kind: "nothing" } };
      if (!table.isNullObject) return { sheet: name, written: { kind: "all" } };
      return { sheet: name, written: { kind: "part", words: "there is no table yet" } };
    });
  });
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
