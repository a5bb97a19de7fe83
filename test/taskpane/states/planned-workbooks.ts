import type { Cells } from "../../../src/session/contract/register-port";
import type { AreaInMemory } from "../../support/pane/sheets-in-memory";

/*
 * Workbooks with what can be bought beside the register: few controls, many, wrong ones, and none that is left to buy.
 */

const headers = ["Control", "Threat", "Frequency reduction", "Loss reduction", "Annual cost"];
const money = "$#,##0";

/** A row for each control: name, threats, reductions, cost, whether it is in place, whether it must be funded. */
const table = (rows: Cells): AreaInMemory => ({
  sheet: "Controls",
  table: "Controls",
  cells: [[...headers, "In place", "In plan"], ...rows],
  formats: [undefined, undefined, "0%", "0%", money],
});

const backups = [
  "Offline backups, tested",
  "Ransomware stops production",
  null,
  0.55,
  48_000,
  "no",
  null,
];
const calls = [
  ...["Call back before payments", "Payment fraud by business e-mail compromise"],
  ...[0.6, null, 9_000, "no", null],
];
const training = ["Staff training", null, null, 0.1, 30_000, "no", null];
const segments = [
  ...["Network segments with their own identities, their own administrators and their own backups"],
  ...["Ransomware stops production; Source code stolen", null, 0.3, 120_000, "no", null],
];
const usual = [backups, calls, training, segments];

const many: Cells = Array.from({ length: 200 }, (_, index) => [
  ...[`Control ${index + 1}`, index % 4 === 0 ? null : "Ransomware stops production"],
  ...[
    index % 3 === 0 ? 0.02 : null,
    0.01 + (index % 7) / 100,
    1_000 * (1 + (index % 23)),
    "no",
    null,
  ],
]);

/** The controls of each state, beside a register that is sound or not. */
export const controlsOfStates = {
  planned: table([
    ...[backups, calls],
    [
      "Second factor for mailboxes",
      "Mailbox taken over by phishing",
      0.75,
      null,
      22_000,
      "no",
      "must",
    ],
    ["Supplier reviews", "Breach at a supplier or carrier", 0.25, null, 35_000, "no", "never"],
    training,
    ["Disk encryption", "Lost laptop with unencrypted files", null, 0.9, 6_000, "yes", null],
    segments,
  ]),
  "one-bought": table([backups]),
  "many-controls": table(many),
  "strange-controls": table([
    ...usual,
    ["Flood barrier", "Flood", null, 0.5, 10_000, "no", null],
    ["Fire doors", "Fire; Ransomware stops prodution", null, 0.5, 8_000, "no", null],
  ]),
  "wrong-controls": table([
    ...usual,
    ["Guards", null, 1.5, null, 20_000, "no", null],
    ["Insurance broker", null, null, "much", "dear", "perhaps", "soon"],
    ["", null, 0.1, null, 500, "no", null],
  ]),
  "all-in-place": table(usual.map((row) => row.map((cell, index) => (index === 5 ? "yes" : cell)))),
  "dear-musts": table(usual.map((row) => row.map((cell, index) => (index === 6 ? "must" : cell)))),
  "free-controls": table(usual.map((row) => row.map((cell, index) => (index === 4 ? 0 : cell)))),
  "useless-controls": table([
    ["Poster", null, null, 0.0001, 500_000, "no", null],
    ["Mug", "Lost laptop with unencrypted files", 0.0001, null, 90_000, "no", null],
  ]),
  "problems-and-controls": table(usual),
} as const satisfies Readonly<Record<string, AreaInMemory>>;

export type StateWithControls = keyof typeof controlsOfStates;
export const statesWithControls = Object.keys(controlsOfStates) as StateWithControls[];
