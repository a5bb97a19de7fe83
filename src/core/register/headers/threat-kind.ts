import { patterns } from "../../severity/loss-pattern";
import type { FieldKey } from "./field";
import {
  asideKeys,
  assetKeys,
  checkKeys,
  fields,
  frequencyKeys,
  labelKeys,
  lossKeys,
  remarkKeys,
  scoreSynonyms,
  scoreWords,
  secondaryAmountKeys,
} from "./field";
import { fieldDescribed, rangeOfRate, unqualified } from "./header-phrase";
import { namesInUse, namesToAsk } from "./names-in-use";
import { registerKind } from "./register-kind";

/** The register of threats. */
export const threatKind = registerKind<FieldKey>({
  called: "the register",
  fields,
  name: "threat",
  row: "a threat",
  status: "status",
  headersRule:
    "must hold headers such as Threat, Frequency and Loss: write Threats[#All] for a table, or start the range at its headers",
  emptyRule: "must be filled in: the register has no threats",
  required: [
    { keys: ["threat"], name: "Threat", instead: "" },
    {
      keys: frequencyKeys,
      name: "Frequency",
      instead: ", or Probability, or Attempts with Vulnerability",
    },
    {
      keys: [...lossKeys, ...assetKeys],
      name: "Loss",
      instead: ", or Loss low and Loss high, or another way to describe a loss",
    },
  ],
  alternatives: [
    {
      keys: [...lossKeys, ...assetKeys],
      isComplete: (has) => patterns.some(({ needs }) => needs.every(has)),
    },
    { keys: frequencyKeys, isComplete: (has) => frequencyKeys.some(has) },
  ],
  hasNoUse(key, has) {
    if (key === "secondaryChance") return !secondaryAmountKeys.some(has);
    return assetKeys.some((each) => each === key) && patterns.some(({ needs }) => needs.every(has));
  },
  remarkKeys,
  asideKeys,
  checkKeys,
  labelKeys,
  inUse: namesInUse,
  toAsk: namesToAsk,
  phrases: { described: fieldDescribed, inRange: rangeOfRate, unqualified },
  mustRead: {
    words: /secondary|sekundar|secondaire|secundari/,
    but: /freq|prob|chance|sef|lef|likel|hauf|wahrsch|taux|tasa|taxa|stakeholder/,
    rule: "must not be left out of what an event costs: add it to the loss, or take the column away",
  },
  rate: "frequency",
  scoreSynonyms,
  scoreWords,
  byValues: {
    chance: { from: "probability", to: "frequency" },
    mean: { from: "mean", to: "loss", spread: "standardDeviation" },
    label: "unit",
    ambiguous: [
      ...(["vulnerability", "probability", "productivity", "actual", "attempts"] as const),
      ...(["premium", "assetValue", "exposureFactor", "secondaryChance"] as const),
    ],
    beside: new Map([["vulnerability", "attempts"]]),
    ranges: [
      { low: "min", high: "max", between: "mostLikely", kind: "Problem" },
      { low: "low", high: "high", between: "mostLikely", kind: "Warning" },
    ],
  },
  levels: {
    ...({
      low: "low",
      median: "median",
      high: "high",
      alone: "loss",
      least: "min",
      most: "max",
    } as const),
    ends: [
      { low: "frequencyLow", high: "frequencyHigh" },
      { low: "secondaryLow", high: "secondaryHigh" },
    ],
  },
  ofYear: new Map([["limit", "annualLimit"]]),
});
