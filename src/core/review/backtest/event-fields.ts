import type { Field } from "../../register/headers/field";
import { field } from "../../register/headers/field";
import { registerKind } from "../../register/headers/register-kind";

export type EventKey = "date" | "threat" | "loss" | "recovery";

/** Every column a table of events knows. Date is text, since ISO text is read beside serial dates. */
const eventFields: readonly Field<EventKey>[] = [
  field("date", "text", "Date", "Event date", "Incident date", "Date of event", "Date of incident"),
  field("threat", "text", "Threat", "Threat scenario", "Scenario", "Risk", "Threat name"),
  field("loss", "amount", "Loss", "Actual loss", "Loss amount", "Cost", "Amount"),
  field("recovery", "amount", "Recovery", "Recoveries", "Recovered", "Insurance recovery"),
];

/** The table of events that happened. */
export const eventKind = registerKind<EventKey>({
  called: "the events",
  fields: eventFields,
  name: "threat",
  row: "an event",
  status: null,
  headersRule: "must hold the headers Date, Threat and Loss",
  emptyRule: "must be filled in: there are no events",
  required: (["date", "threat", "loss"] as const).map((key) => ({
    keys: [key],
    name: eventFields.find((each) => each.key === key)?.name ?? key,
    instead: "",
  })),
  alternatives: [],
  remarkKeys: [],
  asideKeys: [],
  checkKeys: [],
  scoreSynonyms: [],
  scoreWords: /^$/,
  levels: null,
});
