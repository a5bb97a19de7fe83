import type { Field } from "../register/headers/field";
import { field } from "../register/headers/field";
import { registerKind } from "../register/headers/register-kind";

export type ScenarioKey = "scenario" | "threat" | "field" | "change";

/** Every column a table of scenarios knows. */
export const scenarioFields: readonly Field<ScenarioKey>[] = [
  field("scenario", "text", "Scenario"),
  field("threat", "text", "Threat", "Threats"),
  field("field", "text", "Field"),
  field("change", "text", "Change"),
];

/** The table of scenarios. */
export const scenarioKind = registerKind<ScenarioKey>({
  called: "the scenarios",
  fields: scenarioFields,
  name: "scenario",
  row: "a change",
  status: null,
  headersRule: "must hold the headers Scenario, Threat, Field and Change",
  emptyRule: "must be filled in: there are no scenarios",
  required: scenarioFields.map(({ key, name }) => ({ keys: [key], name, instead: "" })),
  alternatives: [],
  remarkKeys: [],
  asideKeys: [],
  checkKeys: [],
  scoreSynonyms: [],
  scoreWords: /^$/,
  levels: null,
});
