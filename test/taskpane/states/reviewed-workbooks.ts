import type { Cells } from "../../../src/session/contract/register-port";
import type { AreaInMemory } from "../../support/pane/sheets-in-memory";

/*
 * A workbook that is reviewed each half year: what it was, what was reported, and what has happened since.
 */

/** 31 December 2025, 30 June 2026, and days after it. */
const [december, june] = [46022, 46203];
const money = "$#,##0";
const day = "yyyy-mm-dd";

const headers = ["Threat", "Frequency", "Loss low", "Loss high", "Frequency reduction", "Spend"];
const now: Cells = [
  ["Ransomware stops production", 0.18, 250_000, 9_000_000, 0.2, 260_000],
  ["Payment fraud by business e-mail compromise", 0.35, 25_000, 600_000, null, 45_000],
  ["Breach at a supplier or carrier", 0.3, 40_000, 2_000_000, null, 60_000],
  ["Mailbox taken over by phishing", 1.5, 4_000, 120_000, null, 85_000],
  ["Lost laptop with unencrypted files", 0.9, 1_500, 45_000, null, 12_000],
  ["Source code stolen", 0.05, 80_000, 3_000_000, null, 40_000],
];
const then: Cells = [
  ["Ransomware stops production", 0.25, 250_000, 8_000_000, null, 180_000],
  ["Payment fraud by business e-mail compromise", 0.35, 25_000, 600_000, null, 45_000],
  ["Breach at a supplier or carrier", 0.2, 40_000, 2_000_000, null, 60_000],
  ["Mailbox taken over by phishing", 1.5, 4_000, 120_000, null, 85_000],
  ["Lost laptop with unencrypted files", 0.9, 1_500, 45_000, null, 12_000],
  ["Telephone fraud on the switchboard", 0.7, 900, 25_000, null, 2_500],
];
const reviewed = [june, 45900, null, june + 20, june, june] as const;

export const reviewedAreas: Readonly<Record<string, AreaInMemory>> = {
  table: {
    ...{ sheet: "Register", table: "Threats", row: 3, column: 1 },
    cells: [
      [...headers, "Last reviewed", "Review every"],
      ...now.map((row, index) => [...row, reviewed[index] ?? null, 180]),
    ],
    formats: [undefined, "0.00", money, money, "0%", money, day],
  },
  history: {
    ...{ sheet: "Register history", table: "RegisterHistory" },
    cells: [
      ["Date", ...headers],
      ...then.map((row) => [december, ...row]),
      ...then.map((row, index) => [june, ...(index === 2 ? (now[2] ?? row) : row)]),
    ],
    formats: [day],
  },
  reviews: {
    ...{ sheet: "Reviews", table: "RegisterReviews" },
    cells: [
      [
        "Date",
        "Version",
        "Rule",
        "Level",
        "Bad year spread",
        "Required",
        "Spend",
        "Gap",
        "Expected loss",
      ],
      [december, "0.1.0", "expected", 0.95, 0, 875_000, 384_500, 552_000, 875_000],
      [june, "0.1.0", "expected", 0.95, 0, 906_000, 384_500, 584_000, 906_000],
    ],
    formats: [day],
  },
  incidents: {
    ...{ sheet: "Incidents", table: "Incidents" },
    cells: [
      ["Date", "Threat", "Loss"],
      [december + 40, "Lost laptop with unencrypted files", 3_200],
      [june + 3, "Mailbox taken over by phishing", 18_000],
      [june + 31, "Payment fraud by business e-mail compromise", 240_000],
      [june + 60, "Lost laptop with unencrypted files", null],
      [june + 95, "Mailbox taken over by phishing", 9_000],
      [june + 96, "Mailbox taken over by phishing", 31_000],
    ],
    formats: [day, undefined, money],
  },
};
