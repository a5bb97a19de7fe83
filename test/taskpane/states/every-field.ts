import type { Cell, Cells } from "../../../src/session/contract/register-port";
import type { AreaInMemory } from "../../support/pane/sheets-in-memory";

/*
 * A register with a column for every field, and a threat of each kind of the model: how often it strikes, what an event costs, what
 * controls and insurance do.
 */

const headers = [
  ...["Threat", "Owner", "Spend", "Frequency", "Probability", "Attempts", "Vulnerability"],
  ...["Frequency variance ratio", "Loss low", "Loss median", "Loss high", "Loss mean", "Loss SD"],
  ...["Loss min", "Loss most likely", "Loss max", "Loss", "Loss model", "Loss cap"],
  ...["Frequency reduction", "Loss reduction", "Retention", "Limit", "Annual limit", "Premium"],
  ...["Actual", "ALE", "Productivity", "Attacker value", "Attempt cost", "Attempt success"],
  ...["Defender advantage", "Status", "Last reviewed", "Review every", "Source"],
] as const;

type Header = (typeof headers)[number];

/** Its cells by their headers; the others are blank. */
type Filled = Readonly<Partial<Record<Header, Cell>>>;

const often = { Frequency: 0.2, Spend: 60_000, Status: "Open", Owner: "IT" } as const;
const range = { "Loss low": 50_000, "Loss high": 2_500_000 } as const;

/** By name. */
export const threatsOfKinds = {
  Range: { ...often, ...range },
  "Once at most": { Probability: 0.2, Loss: 60_000, Spend: 5_000 },
  Tried: {
    ...{ Attempts: 12, Vulnerability: 0.125, Spend: 900_000 },
    ...{ "Loss min": 10_000, "Loss most likely": 200_000, "Loss max": 2_500_000 },
  },
  Clustered: {
    ...{ Frequency: 4, "Frequency variance ratio": 3, "Loss min": 5_000, "Loss max": 20_000 },
    Spend: 10_000,
  },
  "By its median": { Frequency: 0.8, "Loss median": 400_000, "Loss high": 2_500_000 },
  "By its moments": { Frequency: 1, "Loss mean": 400_000, "Loss SD": 300_000 },
  Triangle: {
    ...{ Frequency: 365, "Loss model": "triangular" },
    ...{ "Loss min": 10, "Loss most likely": 20, "Loss max": 60 },
  },
  Capped: { ...often, ...range, "Loss cap": 1_000_000 },
  "Capped above": { ...often, ...range, "Loss cap": 5_000_000 },
  Insured: {
    ...{ ...often, ...range, "Loss cap": 4_000_000, Premium: 40_000, Actual: 75_000 },
    ...{ "Frequency reduction": 0.4, "Loss reduction": 0.25 },
    ...{ Retention: 100_000, Limit: 1_000_000, "Annual limit": 2_000_000 },
    ...{ "Attacker value": 250_000, "Attempt cost": 500, "Attempt success": 0.1 },
    ...{ "Defender advantage": 2, "Last reviewed": 46_000, "Review every": 90, Source: "Audit" },
  },
  "Insured for a year": { ...often, Loss: 60_000, Retention: 0.01, "Annual limit": 150_000 },
  Closed: { ...often, ...range, Status: "Closed" },
} as const satisfies Readonly<Record<string, Filled>>;

export type KindOfThreat = keyof typeof threatsOfKinds;

const rowOf = ([name, filled]: readonly [string, Filled]): readonly Cell[] =>
  headers.map((header) => (header === "Threat" ? name : (filled[header] ?? null)));

export const everyField: Cells = [headers, ...Object.entries(threatsOfKinds).map(rowOf)];

const formats: Readonly<Partial<Record<Header, string>>> = {
  Probability: "0%",
  Vulnerability: "0.0%",
  "Frequency reduction": "0%",
  "Loss reduction": "0%",
  "Attempt success": "0%",
  "Last reviewed": "yyyy-mm-dd",
};
const money =
  /^(Loss(?! model| reduction)|Spend|Retention|.*imit|Premium|Actual|ALE|Attacker|.* cost)/;

export const everyFieldTable: AreaInMemory = {
  sheet: "Register",
  table: "Threats",
  cells: everyField,
  formats: headers.map((header) => formats[header] ?? (money.test(header) ? "$#,##0" : undefined)),
};
