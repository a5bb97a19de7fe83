import type { TakenBack } from "../../session/contract/register-session";
import type { ThreatView } from "../../session/contract/register-snapshot";
import { draftsTexts } from "../words/texts/drafts";
import { isSameCell } from "./draft";
import { nameOf } from "../words/threat-words";

/** What the user did last, for whoever wonders whether it was done. */
export interface Done {
  readonly words: string;
  /**
   * Whether the sheet still shows it: what was undone there was not done.
   *
   * @param scenarios names of those that its table has
   */
  readonly isStill: (threats: readonly ThreatView[], scenarios: readonly string[]) => boolean;
  /** Whether it can be taken back here. */
  readonly canTakeBack: boolean;
}

/** @param columns ids of those that were written */
export function saved(threat: ThreatView, columns: readonly string[]): Done {
  return {
    words: draftsTexts.saved(nameOf(threat)),
    canTakeBack: columns.length > 0,
    isStill: (threats) => {
      const now = threats.find(({ id }) => id === threat.id);
      return columns.every((column) => {
        const [was, is] = [threat.byColumn.get(column), now?.byColumn.get(column)];
        return was !== undefined && is !== undefined && isSameCell(was, is);
      });
    },
  };
}

export function added(threat: ThreatView): Done {
  return {
    words: draftsTexts.added(nameOf(threat)),
    canTakeBack: true,
    isStill: (threats) => threats.some(({ id }) => id === threat.id),
  };
}

/** @param left how many threats there are without it */
export function deleted(threat: ThreatView, left: number): Done {
  return {
    words: draftsTexts.deleted(nameOf(threat)),
    canTakeBack: true,
    isStill: (threats) => threats.length <= left && !threats.some(({ id }) => id === threat.id),
  };
}

/** @param now the threats as they are with the controls in place */
export const adopted = (controls: readonly string[], now: readonly ThreatView[]): Done =>
  rewritten(draftsTexts.adopted(controls), now);

/** @param now the threats as they are with the scenario applied */
export const applied = (scenario: string, now: readonly ThreatView[]): Done =>
  rewritten(draftsTexts.applied(scenario), now);

/** The scenario is gone from its table. */
export const discarded = (scenario: string): Done => ({
  words: draftsTexts.discarded(scenario),
  canTakeBack: true,
  isStill: (_, scenarios) => !scenarios.includes(scenario),
});

/** @param now the threats as they are with the new rate */
export const accepted = (threat: string, now: readonly ThreatView[]): Done =>
  rewritten(draftsTexts.accepted(threat), now);

/** @param now the threats as they were recorded */
export const recorded = (now: readonly ThreatView[]): Done => rewritten(draftsTexts.recorded, now);

/** Said while the threats cost what they cost now. */
const rewritten = (words: string, now: readonly ThreatView[]): Done => ({
  words,
  canTakeBack: true,
  isStill: (threats) =>
    now.every(({ id, figures }) => {
      const threat = threats.find((each) => each.id === id);
      return threat?.figures.expectedLoss === figures.expectedLoss;
    }),
});

/** Said until the threats are others. */
export const tookBack = ({ kind, name }: TakenBack, now: readonly ThreatView[]): Done => ({
  words: draftsTexts.tookBack[kind](name),
  canTakeBack: false,
  isStill: (threats) => threats.length === now.length,
});

/** Somebody else deleted the threat that was open. */
export const leftTheSheet = (threat: string): Done => ({
  words: draftsTexts.leftTheSheet,
  canTakeBack: false,
  isStill: (threats) => !threats.some(({ id }) => id === threat),
});
