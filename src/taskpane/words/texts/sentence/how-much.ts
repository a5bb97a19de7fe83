import type { EventLoss, FieldKey, RowStatement } from "../../../../core";
import { eventQuantile } from "../../../../core";
import type { Written } from "./written";

/** How amounts are written, and shares. */
export interface Writing extends Pick<Written, "count" | "percent"> {
  readonly amount: (amount: number) => string;
}

/**
 * What one event costs before reductions and insurance, as it was stated: "9 in 10 events cost $50k to $2.5M, none more than $4M".
 * Its first letter is small.
 */
export function howMuch(event: EventLoss, said: RowStatement, writing: Writing): string {
  const { words, top } = withoutCap(event, said, writing);
  if (event.cap === Infinity) return words;
  const most = `none more than ${writing.amount(event.cap)}`;
  return event.cap < top ? `${words}, but ${most}` : `${words}, ${most}`;
}

/** @returns the words, and the largest amount in them */
function withoutCap(
  { severity }: EventLoss,
  said: RowStatement,
  writing: Writing,
): { readonly words: string; readonly top: number } {
  if (severity.kind !== "with-secondary") return atOnce(severity, said, writing);
  const { primary, chance, secondary } = severity;
  const { words } = atOnce(primary, said, writing);
  const { amount, percent } = writing;
  const [from, to] = (["secondaryLow", "secondaryHigh"] as const).map((key) =>
    amount(said.numbers.get(key) ?? NaN),
  );
  const more =
    secondary.kind === "fixed" ? amount(secondary.amount) : `${from ?? ""} to ${to ?? ""}`;
  const whom = chance === 1 ? "all of them" : `${percent(chance)} of them`;
  return {
    words: `${words}, and ${whom} ${more} more afterwards`,
    top: eventQuantile({ severity, cap: Infinity }, 0.999),
  };
}

/** The same of what an event costs at once. */
function atOnce(
  severity: Exclude<EventLoss["severity"], { kind: "with-secondary" }>,
  { numbers, lowLevel, highLevel }: RowStatement,
  { amount, count, percent }: Writing,
): { readonly words: string; readonly top: number } {
  const stated = (key: FieldKey): number => numbers.get(key) ?? NaN;
  switch (severity.kind) {
    case "fixed":
      return { words: `each event costs ${amount(severity.amount)}`, top: severity.amount };
    case "uniform": {
      const { min, max } = severity;
      return {
        words: `an event costs ${amount(min)} to ${amount(max)}, any amount between as likely as another`,
        top: max,
      };
    }
    case "triangular":
    case "pert": {
      const { min, mostLikely, max } = severity;
      return {
        words: `an event costs ${amount(min)} to ${amount(max)}, most likely ${amount(mostLikely)}`,
        top: max,
      };
    }
    case "lognormal":
    case "two-piece":
      break;
  }
  const high = stated("high");
  if (numbers.has("mean")) {
    const ends = [0.05, 0.95].map((level) => eventQuantile({ severity, cap: Infinity }, level));
    const [from = NaN, to = NaN] = ends;
    return {
      words: `an event costs ${amount(stated("mean"))} on average, give or take ${amount(stated("standardDeviation"))}: 9 in 10 cost ${amount(from)} to ${amount(to)}`,
      top: to,
    };
  }
  if (!numbers.has("low")) {
    const more = oneIn(1 - highLevel, { count, percent });
    return {
      words: `half of the events cost more than ${amount(stated("median"))}, ${more} more than ${amount(high)}`,
      top: high,
    };
  }
  const between = highLevel - lowLevel;
  const tenths = Math.round(10 * between);
  const events = isNear(10 * between, tenths)
    ? `${count(tenths)} in 10 events`
    : `${percent(between)} of the events`;
  const tails = isNear(lowLevel, 1 - highLevel)
    ? ""
    : ` (${percent(lowLevel)} less, ${percent(1 - highLevel)} more)`;
  const middle =
    severity.kind === "two-piece"
      ? `, half of all events more than ${amount(stated("median"))}`
      : "";
  return {
    words: `${events} cost ${amount(stated("low"))} to ${amount(high)}${tails}${middle}`,
    top: high,
  };
}

/** "1 in 20", "12%". */
function oneIn(share: number, { count, percent }: Pick<Written, "count" | "percent">): string {
  const of = Math.round(1 / share);
  return isNear(1 / share, of) ? `1 in ${count(of)}` : percent(share);
}

/** Levels are written in percent: beyond that they differ by rounding only. */
const isNear = (a: number, b: number): boolean => Math.abs(a - b) < 1e-9 * Math.max(1, Math.abs(b));

/** What controls do to events and to what each costs; null where they do nothing. */
export function whatControlsDo(
  { frequencyReduction, event }: RowStatement,
  { percent }: Pick<Written, "percent">,
): string | null {
  const lossReduction = event?.lossReduction ?? 0;
  const parts = [
    frequencyReduction > 0 ? `stop ${percent(frequencyReduction)} of the events` : null,
    lossReduction > 0 ? `save ${percent(lossReduction)} of what each costs` : null,
  ].filter((part) => part !== null);
  return parts.length === 0 ? null : `Controls ${parts.join(" and ")}.`;
}

/** Nothing is kept where the register has to say how much: it is said in a cent. */
const leastKept = 0.01;

/** What the insurer pays; null where there is no insurance. */
export function whatInsurancePays(
  { event, numbers }: RowStatement,
  { amount }: Pick<Writing, "amount">,
): string | null {
  const cover = event?.cover;
  if (!cover) return null;
  const { retention, annualLimit } = cover;
  const limit = numbers.get("limit");
  const limits = [
    limit === undefined ? null : `${amount(limit)} an event`,
    annualLimit === undefined ? null : `${amount(annualLimit)} a year`,
  ].filter((part) => part !== null);
  const above = retention > leastKept ? ` above ${amount(retention)}` : "";
  return `Insurance pays what an event costs${above}, up to ${limits.join(" and ")}.`;
}
