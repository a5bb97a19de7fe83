import { expectedLoss } from "../year/sources/expected-loss";
import type { LossMeasure } from "../year/loss-measure";
import { measuredLoss } from "../year/loss-measure";
import { likeYears } from "../year/like-years/like-years";
import { yearOfLosses } from "../year/year-of-losses";
import { exactSum } from "../numeric/exact-sum";
import type { Threat } from "../threat/threat";
import type { Avoided } from "./avoided";
import type { Control } from "./control";
import { lossUnit } from "./loss-unit";
import { rowGroups } from "./row-groups";
import { sharedCredit } from "./shared-credit";
import { sharedWorth } from "./shared-worth";
import { actsOn, combined, treatedThreats, treatments } from "./treated-threats";
import { threatsWithout } from "./without-control";

/**
 * What each control avoids, as a measure of the year sees it.
 *
 *     alone  measure(now) - measure(with it only)    last  measure(all others) - measure(all)
 *
 * The share is Shapley's share of what all controls that are not in place avoid together. It is exact at any number of
 * controls under "expected", but for a threat with insurance of its events whose losses more than 12 controls reduce, or with a limit
 * of the year and more than 12 controls; under
 * "percentile" and "tail" it is exact up to 12 controls and sampled above.
 *
 * A control in place is valued by its removal, each by itself: alone, last and share are what would come back.
 *
 * @returns in the order of `controls`; null for a control in place that leaves nothing to judge it by
 * @throws ModelError `level-out-of-range`, `out-of-range`, `too-large`
 */
export function controlValues(
  threats: readonly Threat[],
  controls: readonly Control[],
  measure: LossMeasure,
): readonly (Avoided | null)[] {
  const free = controls
    .filter(({ inPlace }) => !inPlace)
    .sort((a, b) => (a.name < b.name ? -1 : Number(a.name > b.name)));
  const shared =
    measure.kind === "expected" ? ofMeans(threats, free) : ofYears(threats, free, measure);
  const byControl = new Map(free.map((control, index) => [control, shared[index] ?? null]));
  const now = measuredLoss(threats, measure);
  return controls.map((control) => {
    if (!control.inPlace) return byControl.get(control) ?? null;
    const without = threatsWithout(threats, control);
    if (without === null) return null;
    const back = measuredLoss(without, measure, yearOfLosses) - now;
    return { alone: back, last: back, share: back, shareError: 0 };
  });
}

/** Whether a control changes anything about a threat. */
function changes(control: Control, threat: Threat): boolean {
  return (control.frequencyReduction > 0 || control.lossReduction > 0) && actsOn(control, threat);
}

/** Means add up, and so does what controls avoid of each: threat by threat. */
function ofMeans(threats: readonly Threat[], controls: readonly Control[]): Avoided[] {
  const parts = controls.map((): Avoided[] => []);
  for (const threat of threats) {
    const places = [...controls.keys()].filter((j) => {
      const control = controls[j];
      return control !== undefined && changes(control, threat);
    });
    const own = places.flatMap((j) => controls[j] ?? []);
    for (const [index, part] of ofMean(threat, own).entries()) {
      parts[places[index] ?? 0]?.push(part);
    }
  }
  return parts.map((of) => {
    const sum = (key: keyof Avoided): number => exactSum(of.map((each) => each[key]));
    // Each threat has orders of its own, so errors add as squares.
    const squares = exactSum(of.map(({ shareError }) => shareError * shareError));
    return {
      alone: sum("alone"),
      last: sum("last"),
      share: sum("share"),
      shareError: Math.sqrt(squares),
    };
  });
}

function ofMean(threat: Threat, controls: readonly Control[]): Avoided[] {
  const now = expectedLoss(threat);
  const { cover } = threat.event;
  // Under a limit of the year one event more costs more than its share of the mean.
  const isLinear =
    cover?.annualLimit === undefined && controls.every(({ lossReduction }) => lossReduction === 0);
  if (cover === null || isLinear) {
    return sharedCredit(
      now,
      controls.map((each) => combined([each.frequencyReduction, each.lossReduction])),
    );
  }
  return sharedWorth(controls.length, (members) => {
    const treated = treatedThreats([threat], pick(controls, members));
    return now - exactSum(treated.map((each) => expectedLoss(each)));
  });
}

/** The year as a whole: controls on different threats avoid less of a bad year together than one by one. */
function ofYears(
  threats: readonly Threat[],
  controls: readonly Control[],
  measure: LossMeasure,
): Avoided[] {
  const now = measuredLoss(threats, measure);
  const reach = (control: Control): number =>
    threats.reduce((count, threat) => count + Number(changes(control, threat)), 0);
  // Combinations that differ in the first few come one after the other: losses that stay the same need not be laid out again.
  const acting = controls
    .filter((control) => reach(control) > 0)
    .sort(
      (a, b) => reach(a) - reach(b) || Number(a.lossReduction > 0) - Number(b.lossReduction > 0),
    );
  const treatedBy = treatments(threats, acting);
  const likeYear = likeYearsOf(threats, acting, measure);
  const { length } = acting;
  const shared = sharedWorth(length, (members) => {
    // What a control avoids alone and last is what two years say that anybody may ask for.
    const isAsked = members.length <= 1 || members.length >= length - 1;
    const like = isAsked ? null : likeYear(members);
    return now - (like ?? measuredLoss(treatedBy(members), measure, yearOfLosses));
  });
  const nothing = { alone: 0, last: 0, share: 0, shareError: 0 };
  return controls.map((control) => shared[acting.indexOf(control)] ?? nothing);
}

/** With fewer controls each year is made by itself. */
const FEW = 6;

/** A quicker way to measure years that differ in the controls that act; null for those that it does not see well. */
function likeYearsOf(
  threats: readonly Threat[],
  acting: readonly Control[],
  measure: LossMeasure,
): (members: readonly number[]) => number | null {
  if (acting.length <= FEW || measure.kind === "expected" || measure.badYearSpread !== 0) {
    return () => null;
  }
  const unit = lossUnit(threats, acting);
  const treatedBy = treatments(threats, acting, unit);
  const all = treatedBy([...acting.keys()]);
  const like = likeYears(threats, all, rowGroups(threats, acting, unit.acts), measure);
  return (members) => {
    const loss = like(treatedBy(members));
    return loss && loss * unit.kept(members);
  };
}

function pick(controls: readonly Control[], members: readonly number[]): Control[] {
  return members.flatMap((place) => controls[place] ?? []);
}
