import {
  annualCost,
  type Avoided,
  checkDiscountRate,
  type Control,
  controlValues,
  netPresentValue,
  paybackYears,
} from "../../core";
import { threatsAndControlsIn } from "../cells/controls-in";
import { inCellOrLater } from "../long-calls/long-calls";
import { measureIn } from "../cells/measure-in";
import { measureWork } from "../long-calls/measure-work";
import { numberOr } from "../cells/year-in";

/** What money is worth a year later, where nothing is said: 8% less. */
const USUAL_DISCOUNT_RATE = 0.08;

/**
 * What each control is worth: the loss it avoids by itself, on top of all others, and its fair share of what all avoid together (the Shapley share), with the return on its cost. The shares of those not in place add up to what they avoid.
 * @customfunction CONTROL_VALUE
 * @param register Threat register with its header row.
 * @param controls Controls register with its header row: Control, Cost, Threat (blank for all), Frequency reduction, Loss reduction and more.
 * @param discount_rate What money a year later is worth less, as a share: 0.08 (the default) for 8%.
 * @param measure What is asked of the year: "expected" (the default, the average), "percentile" (what all but the worst years cost at most) or "tail" (the average of those worst years).
 * @param level For "percentile" and "tail": the share of years that are not among the worst, from 0 up to but not including 1; 0.99 if left out.
 * @param bad_year_spread For "percentile" and "tail": how far the frequencies of all threats rise and fall together from year to year: 0 (the default) for threats that have nothing to do with each other, 0.5 where a bad year has about half as many events again.
 * @returns A table: Control, Cost (a year, building it included), Avoided alone, Avoided last, Share, ROSI (return on its cost), NPV (net present value), Payback (years); a further column says how exact the shares are where they are sampled.
 */
export function controlValue(
  register: any[][],
  controls: any[][],
  discount_rate?: any[][],
  measure?: any[][],
  level?: any[][],
  bad_year_spread?: any[][],
): any[][] {
  const args = [register, controls, discount_rate, measure, level, bad_year_spread];
  return inCellOrLater("CONTROL_VALUE", args, measureWork(measure, "combinations"), () => {
    const rate = numberOr(USUAL_DISCOUNT_RATE, discount_rate, "discount_rate");
    checkDiscountRate(rate);
    const asked = measureIn(measure, level, bad_year_spread);
    const { threats, controls: all } = threatsAndControlsIn(register, controls);
    const values = controlValues(threats, all, asked);
    const isSampled = values.some((value) => value !== null && value.shareError > 0);
    const header = [
      ...["Control", "Cost", "Avoided alone", "Avoided last", "Share", "ROSI", "NPV", "Payback"],
      ...(isSampled ? ["Share error"] : []),
    ];
    return [
      header,
      ...all.map((control, index) => {
        const row = rowOf(control, values[index] ?? null, rate);
        return isSampled ? [...row, values[index]?.shareError ?? NOT_KNOWN] : row;
      }),
    ];
  });
}

/** A control in place that leaves nothing of a threat has no value that could be told. */
const NOT_KNOWN = "not known";

function rowOf(control: Control, value: Avoided | null, rate: number): (string | number)[] {
  const cost = annualCost(control);
  if (value === null) {
    const unknown = Array.from({ length: 6 }, () => NOT_KNOWN);
    return [control.name, cost, ...unknown];
  }
  const { alone, last, share } = value;
  const yearly = share - control.cost;
  const payback = paybackYears(control.buildCost, yearly);
  return [
    control.name,
    cost,
    alone,
    last,
    share,
    cost === 0 ? "no cost" : (share - cost) / cost,
    control.life === null
      ? "no life"
      : netPresentValue(control.buildCost, yearly, control.life, rate),
    payback === Infinity ? "never" : payback,
  ];
}
