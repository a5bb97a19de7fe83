import type { Argument, Calculate, Calculation } from "../contract/calculate";
import type { Proof, Prove, Proving } from "../contract/prove";
import type { FollowedRegister } from "../follow/followed-register";
import type { Question, TableMeant } from "../contract/question";
import type { ReviewTables } from "../contract/reviews";
import { type Told, told, toldControls, toldRegister } from "./told-tables";
import { writtenNumber } from "./written-number";

/** Asks questions of the register and the controls as they were read last. */
export type Ask = (question: Question) => Promise<Calculation>;

/** The same, and has plans proven. */
interface Asking {
  readonly ask: Ask;
  readonly prove: (question: Question) => Proving;
}

/** What a function is called with, or why it cannot be. */
type ToldAll =
  | { readonly kind: "arguments"; readonly args: readonly Argument[] }
  | Extract<Told, { kind: "refused" }>;

const noRegister: Told = { kind: "refused", message: "The register is no longer in the sheet." };
const noAppetite: Told = { kind: "refused", message: "The workbook has no risk appetite." };
const noControls: Told = { kind: "refused", message: "The workbook has no table of controls." };

/** So many answers are kept: a slider asks for many plans. */
const mostKept = 200;

/**
 * How a session asks. An answer is kept while the register and the controls say the same.
 *
 * @param tools the worksheet functions
 * @param reviews what is kept of earlier reviews; null where nobody has looked yet
 */
export function asking(
  followed: FollowedRegister,
  { calculate, prove }: { readonly calculate: Calculate; readonly prove: Prove },
  reviews: () => ReviewTables | null = () => null,
): Asking {
  let kept = new Map<string, Promise<Calculation>>();
  /** Tables as functions are told them: a view asks many questions of one register. */
  let tables = new Map<string, Promise<Told>>();
  let of: readonly unknown[] = [];

  function tableFor(meant: TableMeant): Promise<Told> {
    const key = JSON.stringify(meant);
    const table = tables.get(key) ?? tableTold(meant);
    tables.set(key, table);
    // A part that could not be fetched may be fetched later.
    table.catch(() => tables.delete(key));
    return table;
  }

  async function tableTold(argument: TableMeant): Promise<Told> {
    const [register, controls] = [followed.seen(), followed.controls.seen()];
    if (!register) return noRegister;
    if (argument.table === "register") return toldRegister(register);
    if (argument.table === "register in scenario") {
      const { toldRegisterIn } = await import(
        /* webpackChunkName: "what-if" */ "./told-register-in"
      );
      return toldRegisterIn(register, controls, argument.changes);
    }
    if (argument.table === "register at" || argument.table === "events") {
      const { toldReviews } = await import(/* webpackChunkName: "review" */ "./told-reviews");
      return toldReviews(argument, reviews() ?? { history: null, events: null });
    }
    if (argument.table === "appetite") {
      const points = followed.appetite.seen()?.view.cells ?? null;
      return points === null ? noAppetite : told(points);
    }
    if (!controls) return noControls;
    if (argument.table === "controls") return toldControls(controls);
    const { toldRegisterWith } = await import(
      /* webpackChunkName: "later" */ "./told-register-with"
    );
    return toldRegisterWith(register, controls, argument.controls);
  }

  async function toldAll({ args }: Question): Promise<ToldAll> {
    const all: Argument[] = [];
    for (const argument of args) {
      if (typeof argument !== "object" || argument === null) {
        all.push(typeof argument === "number" ? writtenNumber(argument) : argument);
        continue;
      }
      if (!("table" in argument)) {
        all.push(argument.map((each) => [writtenNumber(each)]));
        continue;
      }
      const table = await tableFor(argument);
      if (table.kind === "refused") return table;
      all.push(table.cells);
    }
    return { kind: "arguments", args: all };
  }

  async function answer(question: Question): Promise<Calculation> {
    const all = await toldAll(question);
    return all.kind === "refused" ? all : calculate(question.name, all.args);
  }

  /** Forgets what was said of tables that have changed. */
  function forgetOld(): void {
    const { controls, appetite } = followed;
    const now = [followed.seen()?.view, controls.seen()?.view, appetite.seen()?.view, reviews()];
    if (now.some((view, index) => view !== of[index])) {
      kept = new Map();
      tables = new Map();
    }
    of = now;
  }

  function ask(question: Question): Promise<Calculation> {
    forgetOld();
    const key = JSON.stringify(question);
    const known = kept.get(key);
    if (known) return known;
    const given = answer(question);
    kept.set(key, given);
    for (const oldest of kept.keys()) {
      if (kept.size <= mostKept) break;
      kept.delete(oldest);
    }
    // A defect is no answer that stays.
    given.catch(() => kept.delete(key));
    return given;
  }

  return {
    ask,
    prove(question) {
      forgetOld();
      let isStopped = false;
      let stop = (): void => undefined;
      const begin = async (): Promise<Proof> => {
        const all = await toldAll(question);
        if (all.kind === "refused") return all;
        if (isStopped) return { kind: "stopped" };
        const proving = prove(question.name, all.args);
        stop = proving.stop;
        return proving.proof;
      };
      return {
        proof: begin(),
        stop() {
          isStopped = true;
          stop();
        },
      };
    },
  };
}
