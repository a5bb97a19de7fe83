import {
  blankInWords,
  type LossModel,
  type LossNames,
  meanEventLoss,
  meanFrequency,
  ModelError,
  poisson,
  quote,
  type Severity,
  severityFrom,
  threatsOf,
  totalExpectedLoss,
} from "../../core";
import { checkNoError, isOmitted } from "../cells/cells-in";
import { type Elements, elementWise } from "../cells/element-wise";
import { inCellOrLater } from "../long-calls/long-calls";
import { checkOmitted, registerIn } from "../cells/register-in";

/**
 * Expected loss of a year: the average of what a threat, or a whole register, costs. For a register, after controls and insurance.
 * @customfunction EXPECTED_LOSS
 * @param frequency_or_register Loss events a year (0.1 is one in ten years), as a value or a column; or a threat register with its header row, and then nothing else.
 * @param loss_low Low end of what one event costs: 5 in 100 events cost less. Alone, without loss_high: what every event costs.
 * @param loss_high High end of what one event costs: 5 in 100 events cost more.
 * @param loss_most_likely Most likely cost of one event, for loss_model "pert" or "triangular" only.
 * @param loss_model "lognormal" (the default), or "pert", "triangular" or "uniform", for which loss_low and loss_high are the least and the most an event can cost.
 * @param loss_cap The most one event can cost; blank or 0 for no cap.
 * @returns Currency a year: one number, or one for each element of the columns.
 */
export function expectedLoss(
  frequency_or_register: any[][],
  loss_low?: any[][],
  loss_high?: any[][],
  loss_most_likely?: any[][],
  loss_model?: any[][],
  loss_cap?: any[][],
): number[][] {
  const args = [frequency_or_register, loss_low, loss_high, loss_most_likely, loss_model, loss_cap];
  return inCellOrLater("EXPECTED_LOSS", args, "means", () => {
    const losses = { loss_low, loss_high, loss_most_likely, loss_model, loss_cap };
    checkNoError(frequency_or_register, "frequency_or_register", "be a register or a number");
    const register = registerIn(frequency_or_register);
    if (register !== null) {
      checkOmitted(losses, "a register");
      return [[totalExpectedLoss(threatsOf(register))]];
    }
    if (isOmitted(loss_low)) {
      throw new ModelError("incomplete", "loss_low", "be given beside a frequency", "nothing");
    }
    const isFixed = isOmitted(loss_high);
    if (isFixed) {
      checkOmitted({ loss_most_likely, loss_model }, "a loss_low without a loss_high");
    }
    return elementWise({ frequency: frequency_or_register, ...losses }, (element) => {
      const frequency = poisson(element.number("frequency"));
      const severity = isFixed ? fixedLoss(element) : rangedLoss(element);
      const event = { severity, cap: capIn(element), lossReduction: 0, cover: null };
      return meanFrequency(frequency) * meanEventLoss(event, "net");
    });
  });
}

type Names =
  "frequency" | "loss_low" | "loss_high" | "loss_most_likely" | "loss_model" | "loss_cap";

/** How messages call the figures of an element; min and max share their arguments with low and high. */
const names: LossNames = {
  low: "loss_low",
  median: "loss_median",
  high: "loss_high",
  mean: "loss_mean",
  standardDeviation: "loss_sd",
  min: "loss_low",
  mostLikely: "loss_most_likely",
  max: "loss_high",
  loss: "loss_low",
  model: "loss_model",
};

const models: readonly LossModel[] = ["lognormal", "pert", "triangular", "uniform"];
const assumed = { lowLevel: 0.05, highLevel: 0.95, levelsStated: true };

function fixedLoss(element: Elements<Names>): Severity {
  const figures = { loss: element.number("loss_low") };
  return severityFrom({ ...assumed, figures, model: "fixed" }, names);
}

function rangedLoss(element: Elements<Names>): Severity {
  const model = modelIn(element);
  const low = element.number("loss_low");
  const high = filled(element, "loss_high", "be filled in beside loss_low");
  const mostLikely = element.number("loss_most_likely");
  if (model === "pert" || model === "triangular") {
    const peak = filled(element, "loss_most_likely", `be filled in with loss_model ${model}`);
    return severityFrom(
      { ...assumed, figures: { min: low, mostLikely: peak, max: high }, model },
      names,
    );
  }
  if (mostLikely !== 0) {
    const rule = `be left out unless loss_model is pert or triangular`;
    throw new ModelError("incomplete", "loss_most_likely", rule, String(mostLikely));
  }
  const figures = model === "uniform" ? { min: low, max: high } : { low, high };
  return severityFrom({ ...assumed, figures, model }, names);
}

function modelIn(element: Elements<Names>): LossModel {
  const word = element.word("loss_model");
  if (word === "") return "lognormal";
  const model = models.find((known) => known === word);
  if (model) return model;
  const rule = "be lognormal, pert, triangular or uniform";
  throw new ModelError("unknown-word", "loss_model", rule, quote(word));
}

/** A number that a blank cell cannot stand for. */
function filled(element: Elements<Names>, name: Names, rule: string): number {
  const value = element.number(name);
  if (value !== 0) return value;
  throw new ModelError("incomplete", name, rule, blankInWords);
}

function capIn(element: Elements<Names>): number {
  const cap = element.number("loss_cap");
  if (cap >= 0) return cap === 0 ? Infinity : cap;
  throw new ModelError("out-of-range", "loss_cap", "be 0 (no cap) or more", String(cap));
}
