import type { RegisterPort, SheetFailure } from "../contract/register-port";
import { SheetError } from "../contract/register-port";
import type { RegisterSession, SaveResult } from "../contract/register-session";
import type { ThreatView } from "../contract/register-snapshot";
import type { After } from "../contract/timer";
import { locateKept } from "../find/kept-range";
import { isSamePlace } from "../find/same-place";
import type { FollowedRegister } from "../follow/followed-register";
import { writtenInTime } from "../follow/in-time";
import { troubleOf } from "../follow/trouble";
import type { SeenRegister } from "../view/seen-register";
import { viewRegister } from "../view/view-register";
import { afterWrite } from "./after-write";
import { planAdd, planDuplicate, planRemove } from "./plan-row";
import type { Plan } from "./plan-save";
import { planSave } from "./plan-save";
import type { MadeEdit, RegisterEdit } from "./take-back";
import { nameOfEdit, planTakeBack } from "./take-back";

/** Edits of threats. */
export type ThreatEdits = Pick<
  RegisterSession,
  "save" | "add" | "duplicate" | "remove" | "takeBack"
>;

/** What an edit writes, and the row it leads to, as the sheet counts; null for the row of the threat it began with. */
interface Edit {
  readonly plan: Plan;
  readonly row: number | null;
}

interface Outcome {
  /** What was written, and what it was written into. */
  readonly made: Pick<RegisterEdit, "before" | "change"> | null;
  /** Why nothing was written; null where all is well. */
  readonly refusal: SaveResult | null;
  readonly row: number | null;
  /** The register as it is afterwards. */
  readonly next: SeenRegister | null;
}

/**
 * How a session edits threats.
 *
 * @param made edits that can be taken back, the last one last
 */
export function editing(
  port: RegisterPort,
  after: After,
  followed: FollowedRegister,
  made: MadeEdit[],
): ThreatEdits {
  /** Reads, decides and writes in one breath. */
  async function edit(
    threat: ThreatView | null,
    plan: (seen: SeenRegister, now: ThreatView | null) => Edit,
    isTakingBack = false,
  ): Promise<SaveResult> {
    const place = followed.place();
    if (!place) return gone(threat);
    const viewing = followed.viewing();
    try {
      const changed = port.change<Outcome>(place.id, locateKept(place), (block) => {
        const refused = (answer: SaveResult) => ({
          change: null,
          answer: { refusal: answer, row: null, next: null, made: null },
        });
        if (!block) return refused(gone(threat));
        const seen = viewRegister(block, viewing, followed.before(block));
        const now = seen.view.threats.find(({ id }) => id === threat?.id) ?? null;
        if (threat && !now) return refused(gone(threat));
        const { plan: planned, row } = plan(seen, now);
        const { change, refusal: why } = planned;
        const next =
          change?.kind === "write" && now ? afterWrite(seen, change, now, viewing) : seen;
        return {
          change,
          answer: { refusal: why, row, next, made: change && { before: seen, change } },
        };
      });
      const outcome = await writtenInTime(changed, after);
      const isStillHere = (): boolean => {
        const now = followed.place();
        return now !== null && isSamePlace(now, place);
      };
      // Another register may have been chosen meanwhile.
      if (outcome.next && isStillHere()) followed.see(outcome.next);
      await followed.refreshed();
      if (outcome.refusal) return outcome.refusal;
      if (!isStillHere())
        return { kind: "saved", threat: outcome.row === null ? idOf(threat) : "" };
      const threats = followed.seen()?.view.threats ?? [];
      const at =
        outcome.row === null
          ? (threats.find(({ id }) => id === threat?.id) ?? threat)
          : threats.find(({ cells }) => cells.row === outcome.row);
      if (outcome.made && at && !isTakingBack) made.push({ place, ...outcome.made, threat: at });
      return { kind: "saved", threat: idOf(at) };
    } catch (error) {
      if (!(error instanceof SheetError)) throw error;
      if (isPassing(error.failure)) followed.report(error);
      // A part of it may be in the sheet.
      else followed.refresh();
      return { kind: "refused", trouble: troubleOf(error) };
    }
  }

  const takenBack = (last: RegisterEdit): Promise<SaveResult> =>
    edit(null, (seen) => ({ plan: planTakeBack(last, seen), row: null }), true);

  const threatOf = (id: string): ThreatView | undefined =>
    followed.seen()?.view.threats.find((each) => each.id === id);

  return {
    save: (base, changes, options = {}) =>
      edit(base, ({ view }, now) => ({
        plan: planSave(base, now ?? base, view.columns, changes, options, followed.viewing().marks),
        row: null,
      })),
    add: (values) =>
      edit(null, (seen) => {
        const plan = planAdd(seen, values, followed.viewing().marks);
        return { plan, row: plan.row };
      }),
    duplicate: (id) => {
      const threat = threatOf(id);
      if (!threat) return Promise.resolve(gone(null));
      return edit(threat, (seen, now) => {
        const plan = planDuplicate(seen, now ?? threat);
        return { plan, row: plan.row };
      });
    },
    remove: (base) =>
      edit(base, (seen, now) => ({ plan: planRemove(seen, base, now ?? base), row: null })),
    async takeBack() {
      const last = made.pop();
      const place = followed.place();
      if (!last || !place || !isSamePlace(place, last.place)) return null;
      const isOwn = last.kind !== undefined;
      const result = isOwn ? await last.takeBack() : await takenBack(last);
      // What passes by itself can be tried again.
      if (result.kind === "refused" && isPassing(result.trouble.failure)) made.push(last);
      return isOwn
        ? { kind: last.kind, name: last.name, result }
        : { kind: last.change.kind, name: nameOfEdit(last), result };
    },
  };
}

const isPassing = (failure: SheetFailure): boolean =>
  failure === "cell-edit" || failure === "connection";

const idOf = (threat: ThreatView | null | undefined): string => threat?.id ?? "";

function gone(threat: ThreatView | null): SaveResult {
  const what = threat && threat.name !== "" ? `${threat.name} is` : "This is";
  return { kind: "gone", message: `${what} no longer in the sheet. Nothing was changed.` };
}
