import { asPercent, ModelError } from "../../core";
import { inCellOrLater } from "../long-calls/long-calls";
import { sharesWork } from "../long-calls/year-work";
import { numberOr, yearIn } from "../cells/year-in";

/**
 * What an insurance of the whole year changes. You keep the year's losses up to the retention; of what is beyond it, the insurer pays a share, up to the limit. What the register insures event by event comes first.
 * @customfunction INSURANCE_LAYER
 * @param register Threat register with its header row.
 * @param retention What you keep of a year's losses before the insurer pays, 0 or more.
 * @param limit How much of a year's losses beyond the retention is insured, more than 0.
 * @param share The insurer's share of that, 0 to 1; all of it if left out.
 * @param bad_year_spread How far the frequencies of all threats rise and fall together from year to year: 0 (the default) for threats that have nothing to do with each other, 0.5 where a bad year has about half as many events again.
 * @returns A table: Measure, Value.
 */
export function insuranceLayer(
  register: any[][],
  retention: any[][],
  limit: any[][],
  share?: any[][],
  bad_year_spread?: any[][],
): any[][] {
  const args = [register, retention, limit, share, bad_year_spread];
  return inCellOrLater("INSURANCE_LAYER", args, sharesWork(bad_year_spread), () => {
    const layer = {
      retention: retentionIn(retention),
      limit: limitIn(limit),
      share: shareIn(share),
    };
    const { year } = yearIn(register, bad_year_spread);
    const layered = year.layered(layer);
    const whole = layer.share === 1 ? layered : year.layered({ ...layer, share: 1 });
    return [
      ["Measure", "Value"],
      ["Expected loss", layered.expectedLoss],
      ["Expected recovery", layered.expectedRecovery],
      ["Expected net loss", layered.expectedNet],
      ["Chance to attach (a year exceeds the retention)", layered.chanceToAttach],
      ["Chance to exhaust (a year uses up the limit)", layered.chanceToExhaust],
      ["Net median", layered.netPercentile(0.5)],
      ["Net 90th percentile", layered.netPercentile(0.9)],
      ["Net 95th percentile", layered.netPercentile(0.95)],
      ["Net 99th percentile", layered.netPercentile(0.99)],
      ["Net 99.5th percentile", layered.netPercentile(0.995)],
      // Of the insured layer, whatever share of it is taken.
      ["Rate on line (expected recovery over limit)", whole.expectedRecovery / layer.limit],
    ];
  });
}

function retentionIn(argument: unknown): number {
  const retention = numberOr(0, argument, "retention");
  if (retention >= 0) return retention;
  throw new ModelError("out-of-range", "retention", "be 0 or more", String(retention));
}

function limitIn(argument: unknown): number {
  const limit = numberOr(0, argument, "limit");
  if (limit > 0) return limit;
  throw new ModelError("out-of-range", "limit", "be greater than 0", String(limit));
}

function shareIn(argument: unknown): number {
  const share = numberOr(1, argument, "share");
  if (share >= 0 && share <= 1) return share;
  const advice = share > 1 && share <= 100 ? `: write ${asPercent(share)}` : "";
  throw new ModelError("out-of-range", "share", `be between 0 and 1${advice}`, String(share));
}
