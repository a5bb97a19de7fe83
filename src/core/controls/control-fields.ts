import type { Field } from "../register/headers/field";
import { field } from "../register/headers/field";
import { registerKind } from "../register/headers/register-kind";

export type ControlKey =
  | "control"
  | "cost"
  | "threat"
  | "frequencyReduction"
  | "lossReduction"
  | "coverage"
  | "reliability"
  | "inPlace"
  | "buildCost"
  | "life"
  | "owner"
  | "source";

/** Every column the controls register knows. docs/model.md explains each. */
export const controlFields: readonly Field<ControlKey>[] = [
  field(
    "control",
    "text",
    "Control",
    "Controls",
    "Control name",
    "Security control",
    "Measure",
    "Safeguard",
    "Countermeasure",
    "Mitigation",
    "Treatment",
    "Name",
  ),
  field(
    "cost",
    "year-amount",
    "Cost",
    "Annual cost",
    "Cost per year",
    "Yearly cost",
    "Run cost",
    "Running cost",
    "Operating cost",
    "Opex",
  ),
  field(
    "threat",
    "text",
    "Threat",
    "Threats",
    "Acts on",
    "Applies to",
    "Mitigates",
    "Protects against",
    "Scenario",
    "Scenarios",
    "Risk",
    "Risks",
  ),
  field(
    "frequencyReduction",
    "share",
    "Frequency reduction",
    "Likelihood reduction",
    "Probability reduction",
    "Reduces frequency",
  ),
  field(
    "lossReduction",
    "share",
    "Loss reduction",
    "Impact reduction",
    "Severity reduction",
    "Reduces loss",
  ),
  field("coverage", "share", "Coverage"),
  field("reliability", "share", "Reliability"),
  field("inPlace", "text", "In place", "Already in place", "Implemented", "Deployed", "Existing"),
  field(
    "buildCost",
    "one-off-amount",
    "Build cost",
    "Setup cost",
    "Implementation cost",
    "Initial cost",
    "Upfront cost",
    "One-off cost",
    "Investment",
    "Capex",
  ),
  field("life", "years", "Life", "Useful life", "Service life", "Lifetime", "Lifespan"),
  field("owner", "text", "Owner"),
  field("source", "text", "Source"),
];

/** The columns that say something to readers and nothing to the model. */
const remarkKeys: readonly ControlKey[] = ["owner", "source"];

/** The columns that say what a control does; a row fills in one of them. */
export const effectKeys = ["frequencyReduction", "lossReduction"] as const satisfies ControlKey[];

/** The register of controls. */
export const controlKind = registerKind<ControlKey>({
  called: "the controls",
  fields: controlFields,
  name: "control",
  row: "a control",
  status: null,
  headersRule:
    "must hold headers such as Control, Cost and Frequency reduction: write Controls[#All] for a table, or start the range at its headers",
  emptyRule: "must be filled in: there are no controls",
  required: [
    { keys: ["control"], name: "Control", instead: "" },
    { keys: ["cost", "buildCost"], name: "Cost", instead: ", or Build cost with Life" },
    { keys: effectKeys, name: "Frequency reduction", instead: ", or Loss reduction" },
  ],
  alternatives: [],
  remarkKeys,
  asideKeys: remarkKeys,
  scoreSynonyms: [],
  levels: null,
});
