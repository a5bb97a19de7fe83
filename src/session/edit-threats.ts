import { afterWrite } from "./after-write";
import { checkDraft } from "./check-draft";
import type { FollowedRegister } from "./follow-register";
import { inTime } from "./in-time";
import { locateKept } from "./kept-range";
import { planAdd, planDuplicate, planRemove } from "./plan-row";
import { type Plan, planSave } from "./plan-save";
import type { RegisterPort } from "./register-port";
import { SheetError } from "./register-port";
import type { DraftReading, RegisterSession, SaveResult } from "./register-session";
import type { ThreatView } from "./register-snapshot";
import { isSamePlace } from "./same-place";
import { noFigures } from "./threat-figures";
import type { After } from "./timer";
import { troubleOf } from "./trouble";
import { type SeenRegister, viewRegister } from "./view-register";

/** What an edit writes, and the row it leads to, as the sheet counts; null for the row of the threat it began with. */
interface Edit {
  readonly plan: Plan;
  readonly row: number | null;
}

interface Outcome {
  /** Why nothing was written; null where all is well. */
  readonly refusal: SaveResult | null;
  readonly row: number | null;
  /** The register as it is afterwards. */
  readonly next: SeenRegister | null;
}

const unsure =
  "The workbook did not answer in time. Look in the sheet whether the change is there before you try again.";

/** How a session edits threats. */
export function editing(
  port: RegisterPort,
  after: After,
  followed: FollowedRegister,
): Pick<RegisterSession, "check" | "save" | "add" | "duplicate" | "remove"> {
  /** Reads, decides and writes in one breath. */
  async function edit(
    threat: ThreatView | null,
    plan: (seen: SeenRegister, now: ThreatView | null) => Edit,
  ): Promise<SaveResult> {
    const place = followed.place();
    if (!place) return gone(threat);
    const viewing = followed.viewing();
    try {
      const changed = port.change<Outcome>(place.id, locateKept(place), (block) => {
        const refused = (answer: SaveResult) => ({
          change: null,
          answer: { refusal: answer, row: null, next: null },
        });
        if (!block) return refused(gone(threat));
        const seen = viewRegister(block, viewing, followed.before(block));
        const now = seen.view.threats.find(({ id }) => id === threat?.id) ?? null;
        if (threat && !now) return refused(gone(threat));
        const { plan: planned, row } = plan(seen, now);
        const { change, refusal: why } = planned;
        const next =
          change?.kind === "write" && now ? afterWrite(seen, change, now, viewing) : seen;
        return { change, answer: { refusal: why, row, next } };
      });
      const outcome = await inTime(changed, after, unsure);
      const isStillHere = (): boolean => {
        const now = followed.place();
        return now !== null && isSamePlace(now, place);
      };
      // Another register may have been chosen meanwhile.
      if (outcome.next && isStillHere()) followed.see(outcome.next);
      await followed.refreshed();
      if (outcome.refusal) return outcome.refusal;
      if (outcome.row !== null && !isStillHere()) return { kind: "saved", threat: "" };
      const at = followed.seen()?.view.threats.find(({ cells }) => cells.row === outcome.row);
      return { kind: "saved", threat: outcome.row === null ? (threat?.id ?? "") : (at?.id ?? "") };
    } catch (error) {
      if (!(error instanceof SheetError)) throw error;
      if (error.failure === "cell-edit" || error.failure === "connection") followed.report(error);
      return { kind: "refused", trouble: troubleOf(error) };
    }
  }

  const threatOf = (id: string): ThreatView | undefined =>
    followed.seen()?.view.threats.find((each) => each.id === id);

  return {
    check(threat, typed): DraftReading {
      const seen = followed.seen();
      const { marks } = followed.viewing();
      if (seen) return checkDraft(seen, threat, typed, marks);
      return { findings: [], figures: noFigures, values: new Map(), echoes: new Map() };
    },
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
  };
}

function gone(threat: ThreatView | null): SaveResult {
  const what = threat && threat.name !== "" ? `${threat.name} is` : "This is";
  return { kind: "gone", message: `${what} no longer in the sheet. Nothing was changed.` };
}
