import { yearsFrom } from "../../core";
import type { Question } from "../../session/contract/question";
import type {
  ColumnView,
  RegisterView,
  ThreatView,
} from "../../session/contract/register-snapshot";
import type { AcceptedReview } from "../../session/contract/reviews";
import { reviewTexts } from "../words/texts/review";
import { numberOf } from "./review-queue";

/** How often a threat comes, as its row says it. */
export interface RateOf {
  readonly key: AcceptedReview["key"];
  readonly column: ColumnView;
  /** In the model's unit. */
  readonly rate: number;
  /** How many of what is counted become events that are seen: after controls, and of attempts those that succeed. */
  readonly seen: number;
}

const keys = ["frequency", "probability", "attempts"] as const;

/** How often a threat comes; null where its row does not say it in one number. */
export function rateOf(threat: ThreatView, register: RegisterView): RateOf | null {
  for (const key of keys) {
    const column = register.columns.find(({ field }) => field === key);
    const written = column && numberOf(threat, register, key);
    if (!column || written === null || written === undefined || column.lookedUpIn !== null)
      continue;
    const of = (field: "vulnerability" | "frequencyReduction"): number | null => {
      const number = numberOf(threat, register, field);
      const scale = register.columns.find((each) => each.field === field)?.scale ?? 1;
      return number === null ? null : number * scale;
    };
    const kept = 1 - (of("frequencyReduction") ?? 0);
    const seen = kept * (key === "attempts" ? (of("vulnerability") ?? 1) : 1);
    if (seen <= 0) return null;
    return { key, column, rate: written * column.scale, seen };
  }
  return null;
}

/** What was seen of a threat, and how far its estimate is trusted. */
export interface Evidence {
  readonly events: number;
  readonly years: number;
  /** Years of observation that the estimate counts for. */
  readonly priorYears: number;
}

/** The rate of events that are seen, after the evidence. */
export const updateQuestion = (
  { rate, seen }: RateOf,
  { events, years, priorYears }: Evidence,
): Question => ({
  name: "FREQUENCY_UPDATE",
  args: [rate * seen, priorYears, events, years],
});

/** The years from the day after a review to today; null where there are none. */
export function yearsSince(lastReviewed: number, today: number): number | null {
  const first = Math.floor(lastReviewed) + 1;
  return first > today ? null : yearsFrom(first, today);
}

/** What the weight of an estimate does, in a sentence. */
export function weightInWords(
  { years, priorYears }: Evidence,
  share: (x: number) => string,
): string {
  if (priorYears === 0) return reviewTexts.seenOnly;
  const weight = years / (priorYears + years);
  return reviewTexts.weight(plainly(priorYears), share(1 - weight), share(weight));
}

const plainly = (years: number): string => String(Number(years.toPrecision(3)));

/** Why a rate is what it is, for the log. */
export const whyInWords = ({ events, years, priorYears }: Evidence): string =>
  reviewTexts.why(events, plainly(years), plainly(priorYears));
