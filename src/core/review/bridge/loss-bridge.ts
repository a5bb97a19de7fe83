import type { Rule, RuleTerms } from "../../budget/coverage";
import { threatCoverage } from "../../budget/coverage";
import { ModelError } from "../../input/model-error";
import { exactSum } from "../../numeric/exact-sum";
import type { Threat } from "../../threat/threat";
import { checkedSum, expectedLoss } from "../../year/sources/expected-loss";
import { rememberedYear } from "../../year/remembered-year";
import type { Driver } from "./drivers";
import { drivers, driversOfGap, driversOfLoss, isMoved, withDrivers } from "./drivers";
import type { PairedThreat } from "./same-threats";
import { pairedThreats } from "./same-threats";
import { sharedEffects } from "./shared-effects";

/** What is held against each other: the expected loss, what a rule finds missing, or the mean of the worst years. */
export type BridgeMeasure =
  | { readonly kind: "expected" }
  | ({ readonly kind: "gap"; readonly rule: Rule } & RuleTerms)
  | { readonly kind: "tail"; readonly level: number; readonly badYearSpread: number };

/** What moved a threat: a group of its columns; all of them together; or that it is in one of the registers alone. */
export type BridgeDriver = Driver | "All" | "New" | "Gone" | "Renamed";

/** A step of the way from one total to another. */
export interface BridgeStep {
  /** As the later register spells it; as the earlier one, where it is gone. */
  readonly threat: string;
  readonly driver: BridgeDriver;
  /** Currency a year: what the total rises by. */
  readonly effect: number;
}

/** Two totals, and what lies between them. */
export interface LossBridge {
  /** Currency a year. */
  readonly before: number;
  readonly after: number;
  /** The largest effect first. */
  readonly steps: readonly BridgeStep[];
}

/**
 * What moved between two registers, as finance explains a variance: the total before, an effect for each threat and driver, and the
 * total after, which is the first and all effects together, to 1e-9 of the larger total.
 *
 * Expected loss and gap: each driver of a threat that changed has its Shapley value over the drivers of that threat; where a mix of the
 * two has no amount, or one so large that its parts would not add up, the threat has one effect, under "All". Tail mean: each threat has the difference of what it adds to it, under "All"; a threat that did not change moves too, where the bad years are others.
 * A threat that is in one register alone is "New" or "Gone"; under another name and otherwise the same it is "Renamed", effect 0.
 *
 * Effects of 1e-12 of the larger total or less are left out, as long as they come to nothing together. Neither the order of rows nor
 * that of drivers changes a bit.
 *
 * @param before threats of the earlier register, possibly none
 * @param after those of the later one
 * @throws ModelError as `requiredSpend`, `tailMean`; `too-large`
 */
export function lossBridge(
  before: readonly Threat[],
  after: readonly Threat[],
  measure: BridgeMeasure,
): LossBridge {
  const pairs = pairedThreats(before, after);
  const { totals, steps } =
    measure.kind === "tail"
      ? tailSteps(before, after, pairs, measure)
      : plainSteps(before, after, pairs, measure);
  const [earlier, later] = totals;
  return {
    before: earlier,
    after: later,
    steps: inOrder(counted(steps, Math.max(earlier, later))),
  };
}

interface Steps {
  readonly totals: readonly [before: number, after: number];
  readonly steps: readonly BridgeStep[];
}

function plainSteps(
  before: readonly Threat[],
  after: readonly Threat[],
  pairs: readonly PairedThreat[],
  measure: Exclude<BridgeMeasure, { readonly kind: "tail" }>,
): Steps {
  const isOfGap = measure.kind === "gap";
  const amountOf = (threat: Threat): number =>
    isOfGap ? threatCoverage(threat, measure.rule, measure).gap : expectedLoss(threat);
  const total = (threats: readonly Threat[]): number =>
    checkedSum(threats.map(amountOf), isOfGap ? "gap" : "expected loss");
  const moving = isOfGap ? driversOfGap(measure.rule) : driversOfLoss;
  const totals = [total(before), total(after)] as const;
  const aside = (MOST_ROUNDING * Math.max(...totals)) / Math.max(pairs.length, 1);
  const steps = pairs.flatMap((pair): readonly BridgeStep[] =>
    pair.kind === "kept" ? keptSteps(pair, moving, { amountOf, aside }) : [alone(pair, amountOf)],
  );
  return { totals, steps };
}

/** So much may rounding take of the larger total, all threats together. */
const MOST_ROUNDING = 1e-10;

/** The effects of the drivers of a threat that is in both registers. */
function keptSteps(
  { before, after }: Extract<PairedThreat, { readonly kind: "kept" }>,
  moving: readonly Driver[],
  { amountOf, aside }: { readonly amountOf: (threat: Threat) => number; readonly aside: number },
): readonly BridgeStep[] {
  const moved = moving.filter((driver) => isMoved(driver, before, after));
  const [earlier, later] = [amountOf(before), amountOf(after)];
  const mixed = (set: number): Threat => {
    const chosen = moved.filter((_, place) => (set & (1 << place)) !== 0);
    return withDrivers(before, after, new Set(chosen));
  };
  const all = (1 << moved.length) - 1;
  const effects = orNone(() =>
    sharedEffects(moved.length, (set) =>
      set === 0 ? earlier : set === all ? later : amountOf(mixed(set)),
    ),
  );
  // A mix of the two may be so much larger than both that its parts cannot add up, or that it cannot be computed at all.
  const lost = effects === null ? Infinity : exactSum([later, -earlier, ...effects.map((x) => -x)]);
  if (Math.abs(lost) > Math.max(MOST_ROUNDING * Math.max(earlier, later), aside)) {
    return [{ threat: after.name, driver: "All", effect: later - earlier }];
  }
  return moved.map((driver, place) => ({
    ...{ threat: after.name, driver },
    effect: effects?.[place] ?? 0,
  }));
}

function orNone<T>(compute: () => T): T | null {
  try {
    return compute();
  } catch (refusal) {
    if (refusal instanceof ModelError && refusal.code === "too-large") return null;
    throw refusal;
  }
}

function tailSteps(
  before: readonly Threat[],
  after: readonly Threat[],
  pairs: readonly PairedThreat[],
  { level, badYearSpread }: Extract<BridgeMeasure, { readonly kind: "tail" }>,
): Steps {
  const shared = (
    threats: readonly Threat[],
  ): { readonly total: number; readonly partOf: (threat: Threat) => number } => {
    if (threats.length === 0) return { total: 0, partOf: () => 0 };
    const year = rememberedYear(threats, { badYearSpread });
    const parts = year.contributions(level);
    const of = new Map(threats.map((threat, place) => [threat, parts[place] ?? 0]));
    return { total: year.tailMean(level), partOf: (threat) => of.get(threat) ?? 0 };
  };
  const [earlier, later] = [shared(before), shared(after)];
  const steps = pairs.flatMap((pair): BridgeStep[] => {
    if (pair.kind === "gone") return [alone(pair, earlier.partOf)];
    if (pair.kind === "new") return [alone(pair, later.partOf)];
    const effect = later.partOf(pair.after) - earlier.partOf(pair.before);
    const move: BridgeStep = { threat: pair.after.name, driver: "All", effect };
    return pair.kind === "renamed" ? [alone(pair, () => 0), move] : [move];
  });
  return { totals: [earlier.total, later.total], steps };
}

/** What a threat adds to one of the registers; nothing where it only has another name. */
function alone(
  pair: Exclude<PairedThreat, { readonly kind: "kept" }>,
  amountOf: (threat: Threat) => number,
): BridgeStep {
  switch (pair.kind) {
    case "gone":
      return { threat: pair.before.name, driver: "Gone", effect: -amountOf(pair.before) };
    case "new":
      return { threat: pair.after.name, driver: "New", effect: amountOf(pair.after) };
    case "renamed":
      return { threat: pair.after.name, driver: "Renamed", effect: 0 };
  }
}

/** No effect, as a share of the larger total. */
const NO_EFFECT = 1e-12;
/** So much many of them may come to together, as a share of it. */
const NOTHING_TOGETHER = 1e-10;

function counted(steps: readonly BridgeStep[], larger: number): readonly BridgeStep[] {
  const isNone = ({ effect, driver }: BridgeStep): boolean =>
    driver !== "Renamed" && Math.abs(effect) <= NO_EFFECT * larger;
  const rest = exactSum(steps.filter(isNone).map(({ effect }) => effect));
  const isLeftOut = Math.abs(rest) <= NOTHING_TOGETHER * larger;
  return steps.filter((step) =>
    isLeftOut ? !isNone(step) : step.effect !== 0 || step.driver === "Renamed",
  );
}

const order: readonly BridgeDriver[] = [...drivers, "All", "New", "Gone", "Renamed"];

function inOrder(steps: readonly BridgeStep[]): readonly BridgeStep[] {
  return [...steps].sort(
    (a, b) =>
      ranked(b) - ranked(a) ||
      byCodeUnit(a.threat, b.threat) ||
      order.indexOf(a.driver) - order.indexOf(b.driver),
  );
}

/** The size of an effect as it is ranked: two that differ in their last digits alone are tied. */
function ranked({ effect }: BridgeStep): number {
  return Number(Math.abs(effect).toPrecision(12));
}

function byCodeUnit(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
