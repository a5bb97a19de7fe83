import { controlFields, fields, type Quantity } from "../../core";
import { element } from "../element";
import { helpTable } from "./help-table";

/** What a column takes, in a controller's words. */
const holds: Readonly<Record<Quantity, string>> = {
  text: "words",
  rate: "times a year, above 0",
  share: "a share, 0 to 1 (or 0% to 100%)",
  "event-amount": "money an event",
  "year-amount": "money a year",
  amount: "money",
  "one-off-amount": "money, once",
  number: "a number",
  date: "a date",
  days: "days",
  years: "years",
};

/** Every column that a register of threats and one of controls may have, and the names each is known by. */
export function registerColumns(): HTMLElement {
  const rows = (all: typeof fields | typeof controlFields): string[][] =>
    all.map(({ name, quantity, synonyms }) => [name, holds[quantity], synonyms.join(", ")]);
  const header = ["Column", "Holds", "Also read as"];
  return element(
    "section",
    { id: "columns", tabindex: "-1" },
    element("h2", {}, "The columns of a register"),
    element(
      "p",
      {},
      "A register is a table, or a range with a header row, with a row for each threat. It needs Threat, one way of saying how often (Frequency, Probability, or Attempts beside Vulnerability), and one of saying how much an event costs (Loss low and Loss high, for example). Everything else may be left out.",
    ),
    helpTable(header, rows(fields)),
    element("p", {}, "A second table, of controls, lists what could be bought."),
    helpTable(header, rows(controlFields)),
  );
}
