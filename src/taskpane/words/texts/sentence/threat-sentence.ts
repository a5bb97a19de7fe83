import type { FieldKey, RowStatement } from "../../../../core";
import { howMuch, whatControlsDo, whatInsurancePays } from "./how-much";
import { capital, howOften } from "./how-often";
import type { Written } from "./written";
import { missingWords, muchMissing, oftenMissing } from "./what-is-missing";

/** What is known of a threat beside its name. */
export interface ThreatSaid {
  /** null where it is left out. */
  readonly statement: RowStatement | null;
  /** Its expected loss a year, after reductions and insurance; null where it cannot be said. */
  readonly expectedLoss: number | null;
  /** The fields that have a column. */
  readonly fields: ReadonlySet<FieldKey>;
}

/**
 * A threat in words, as it was stated, and what is missing: "About once in 5 years; 9 in 10 events cost $50k to $2.5M; average year
 * $143k."
 *
 * @param amount how an amount is written
 */
export function threatSentence(
  { statement, expectedLoss, fields }: ThreatSaid,
  figures: Written,
  amount: (amount: number) => string,
): string {
  if (statement === null) return "Left out: it counts in no figure.";
  const { frequency, event } = statement;
  const asked = { ...statement, fields };
  const writing = { ...figures, amount };
  const often = frequency && howOften(frequency, statement, figures);
  const much = event && howMuch(event, statement, writing);
  const effects = [whatControlsDo(statement, writing), whatInsurancePays(statement, writing)];
  const further = effects.filter((effect) => effect !== null);
  const stated = [often, much].filter((part) => part !== null);
  const year = expectedLoss === null ? null : `average year ${amount(expectedLoss)}`;
  // What controls and insurance leave is said after them.
  const [inside, after] = further.length === 0 ? [year, null] : [null, year];
  const first = [...stated, inside].filter((part) => part !== null).join("; ");
  const missing = missingWords(
    frequency ? null : oftenMissing(asked),
    event ? null : muchMissing(asked),
  );
  const sentences = [
    ...(stated.length > 0 ? [`${capital(first)}.`] : []),
    ...further,
    ...missing,
    ...(after === null ? [] : [`${capital(after)}.`]),
  ];
  return sentences.join(" ");
}
