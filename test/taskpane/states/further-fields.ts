import type { Cell, Cells } from "../../../src/session/contract/register-port";
import type { AreaInMemory } from "../../support/pane/sheets-in-memory";

/*
 * A register with the columns that most do without beside the usual ones: rates that are not known, return periods, an asset and
 * its exposure, a second loss that may follow; and a threat for each.
 */

const headers = [
  ...["Threat", "Frequency", "Return period", "Frequency low", "Frequency high"],
  ...["Frequency min", "Frequency most likely", "Frequency max"],
  ...["Loss low", "Loss median", "Loss high", "Loss model", "Asset value", "Exposure factor"],
  ...["Secondary chance", "Secondary low", "Secondary high", "Spend", "Status"],
] as const;

type Filled = Readonly<Partial<Record<(typeof headers)[number], Cell>>>;

const range = { "Loss low": 50_000, "Loss high": 2_500_000 } as const;
const asset = { "Asset value": 400_000, "Exposure factor": 0.25 } as const;

const threats: Readonly<Record<string, Filled>> = {
  "Rate in a range": { "Frequency low": 0.05, "Frequency high": 0.8, ...range },
  "Rate in three points": {
    ...{ "Frequency min": 0.1, "Frequency most likely": 0.2, "Frequency max": 1, ...range },
  },
  "Once in 20 years": { "Return period": 20, ...range },
  "In two pieces": { Frequency: 0.2, ...range, "Loss median": 150_000, "Loss model": "two-piece" },
  "A quarter of the plant": { Frequency: 0.1, ...asset },
  "The plant, and its loss": { Frequency: 0.1, ...range, ...asset },
  "With a fine that may follow": {
    ...{ Frequency: 0.3, ...range, "Secondary chance": 0.2 },
    ...{ "Secondary low": 100_000, "Secondary high": 4_000_000 },
  },
  "A wide range, too wide to be meant": { Frequency: 0.1, "Loss low": 10, "Loss high": 9_000_000 },
};

const cells: Cells = [
  headers,
  ...Object.entries(threats).map(([name, filled]) => {
    const all: Filled = { Threat: name, Spend: 30_000, Status: "Open", ...filled };
    return headers.map((header) => all[header] ?? null);
  }),
];

const money = /^(Loss (low|median|high)|Asset|Secondary (low|high)|Spend)/;

export const furtherFieldsTable: AreaInMemory = {
  sheet: "Register",
  table: "Threats",
  cells,
  formats: headers.map((header) => {
    if (money.test(header)) return "$#,##0";
    return ["Exposure factor", "Secondary chance"].includes(header) ? "0%" : undefined;
  }),
};
