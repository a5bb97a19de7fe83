import type { RefusalLog } from "../../../src/session/mend/refusal-log";
import type { Cells, SheetSelection } from "../../../src/session/contract/register-port";
import { SheetError } from "../../../src/session/contract/register-port";
import {
  sheetsInMemory,
  type AreaInMemory,
  type SheetsInMemory,
} from "../../support/pane/sheets-in-memory";
import { everyFieldTable } from "./every-field";
import { furtherFieldsTable } from "./further-fields";
import { reviewedAreas } from "./reviewed-workbooks";
import { controlsOfStates, type StateWithControls, statesWithControls } from "./planned-workbooks";

/*
 * The workbooks behind the pane's states: what is in them, and what happens to them once the pane has seen them.
 */

/** A workbook, and what goes wrong with it a moment later. */
export interface StateOfWorkbook {
  readonly areas: Readonly<Record<string, AreaInMemory>>;
  /** Before the pane looks. */
  readonly first?: (sheets: SheetsInMemory) => void;
  /** Once the pane has drawn what it found. */
  readonly then?: (sheets: SheetsInMemory, log: RefusalLog) => void;
}

const headers = ["Threat", "Frequency", "Loss low", "Loss high", "Status", "Owner", "Spend"];
const rows: Cells = [
  ["Ransomware stops production", 0.18, 250_000, 9_000_000, "Open", "Plant IT", 260_000],
  ["Payment fraud by business e-mail compromise", 0.35, 25_000, 600_000, "Open", "Finance", 45_000],
  ["Breach at a supplier or carrier", 0.3, 40_000, 2_000_000, "Open", "Purchasing", 60_000],
  ["Mailbox taken over by phishing", 1.5, 4_000, 120_000, "Open", "IT", 85_000],
  ["Insider copies customer data", 0.08, 60_000, 1_500_000, "Open", "HR", 30_000],
  ["Web shop down over a season's peak", 0.5, 15_000, 240_000, "Open", "Sales", 52_000],
  ["Lost laptop with unencrypted files", 0.9, 1_500, 45_000, "Open", "IT", 12_000],
  ["Fine for a late breach notice", 0.04, 100_000, 4_000_000, "Open", "Legal", 20_000],
  ["Tampered invoice details of a customer", 0.6, 8_000, 150_000, "Open", "Finance", 18_000],
  ["Source code stolen", 0.05, 80_000, 3_000_000, "Open", "R&D", 40_000],
  ["Telephone fraud on the switchboard", 0.7, 900, 25_000, "Closed", "IT", 2_500],
  ["Cloned voice orders a payment", 0.1, null, null, "Draft", "Finance", null],
];
const money = "$#,##0";
const formats = [undefined, "0.00", money, money, undefined, undefined, money];
const at = (cells: Cells, more: Partial<AreaInMemory> = {}): AreaInMemory => ({
  cells,
  formats,
  sheet: "Register",
  table: "Threats",
  row: 3,
  column: 1,
  ...more,
});
const sound = at([headers, ...rows]);
const oneThreat = at([headers, ...rows.slice(0, 1)]);

const withRows = (...more: Cells): AreaInMemory => at([headers, ...rows.slice(0, 4), ...more]);

const manyRows = (count: number): Cells =>
  Array.from({ length: count }, (_, i) => {
    const low = 1_000 * (1 + (i % 97));
    return [`Threat ${i + 1}`, 0.05 + (i % 20) / 10, low, low * 12, "Open", "IT", low * (i % 7)];
  });

/** The third sheet of a published workbook: a misspelt header, names that repeat, frequencies that are computed. */
const treatments: AreaInMemory = {
  kind: "sheet",
  sheet: "Estimates",
  cells: [
    ["Treatment", "Risk", "Expert", "Frequency (per yer)", "High (95%)", "Low (5%)"],
    ["None", "Cybersecurity breach", "Panel", 0.08, 9_000_000, 30_000],
    ["Second factor, careful", "Cybersecurity breach", "Paper", 0.02, 9_000_000, 30_000],
    ["Second factor, hopeful", "Cybersecurity breach", "Paper", 0.001, 9_000_000, 30_000],
  ],
  formulas: { "2,3": "=D$2*(1-0.75)", "3,3": "=D$2*(1-0.9875)" },
  formats: [undefined, undefined, undefined, "0.000", money, money],
};

const inRow = (row: number): SheetSelection => ({
  sheet: "Register",
  areas: ["table"],
  cells: { row, column: 2, rows: 1, columns: 1 },
});

export const editing = new SheetError(
  "cell-edit",
  "A cell is being edited. Press Enter in the sheet to go on.",
);
const silent = new SheetError(
  "connection",
  "Excel does not answer. What you see may be old; it is tried again every few seconds.",
);

const one = (table: AreaInMemory, more: Omit<StateOfWorkbook, "areas"> = {}): StateOfWorkbook => ({
  areas: { table },
  ...more,
});

const twoProblems = withRows(
  ["Fire <b>bold</b>", "often", 10_000, 20_000, "Open", "Plant IT", 1_000],
  ["Source code stolen", 0.1, 10_000, 2_000, "Open", "IT", 1_000],
);

const besideControls = (name: StateWithControls): StateOfWorkbook => {
  const table = { "one-bought": oneThreat, "problems-and-controls": twoProblems }[name as string];
  return { areas: { table: table ?? sound, controls: controlsOfStates[name] } };
};

const withControls = Object.fromEntries(
  statesWithControls.map((name) => [name, besideControls(name)] as const),
) as Readonly<Record<StateWithControls, StateOfWorkbook>>;

export const workbooks = {
  ...withControls,
  reviewed: { areas: reviewedAreas },
  whatif: {
    areas: {
      ...withControls.planned.areas,
      scenarios: {
        sheet: "Scenarios",
        table: "Scenarios",
        cells: [
          ["Scenario", "Threat", "Field", "Change"],
          ["A hard year", null, "Frequency", 1.5],
          ["A hard year", "Ransomware stops production", "Loss", 2],
          ["Backups bought", null, "Control", "Offline backups, tested"],
          ["An old one", "Ransomware", "Loss", 2],
        ],
      },
    },
  },
  /** A risk appetite that is kept, one that is not, and one that is far beyond the curve. */
  appetite: {
    areas: {
      ...withControls.planned.areas,
      board: {
        kind: "sheet",
        sheet: "Board",
        cells: [
          ["A year that costs more than", "may happen"],
          [1_000_000, 0.5],
          [3_000_000, 0.05],
          [500_000_000, 0.001],
        ],
        formats: [money, "0.0%"],
      },
    },
  },
  twelve: one(sound, {
    first: (sheets) => {
      sheets.goTo(inRow(5));
    },
  }),
  one: one(oneThreat),
  spoilt: one(sound),
  thousand: one(at([headers, ...manyRows(1000)])),
  empty: one(at([headers, headers.map(() => null)])),
  covered: one(at([headers, ...rows.map((row) => [...row.slice(0, 6), 4_000_000])])),
  small: one({
    cells: [
      ["Threat", "Frequency", "Loss", "Spend"],
      ["Laptop lost", 0.5, 87.5, 12.25],
    ],
    formats: [undefined, undefined, "#,##0.00 [$€-407]", "#,##0.00 [$€-407]"],
  }),
  huge: one(at([headers, ...rows.map((row) => row.map((cell, c) => (c === 3 ? 1e14 : cell)))])),
  "no-spend": one(at([headers.slice(0, 6), ...rows.map((row) => row.slice(0, 6))])),
  problems: one(
    withRows(
      ["Theft from the warehouse", 0.4, 90_000, 9_000, "Open", "Plant IT", 26_000],
      ["Fire <b>bold</b>", "often", 10_000, 20_000, "Open", "Plant IT", 1_000],
      ["", 0.1, 10_000, 20_000, "Open", "IT", 1_000],
    ),
  ),
  "all-problems": one(
    at([headers, ...rows.slice(0, 6).map(([name, , ...rest]) => [name ?? "", 0, ...rest])]),
  ),
  "odd-names": one(
    at([
      headers,
      ...['=HYPERLINK("http://x","y")', "<img src=x onerror=alert(1)>", "__proto__"].map((name) => [
        name,
        0.1,
        1_000,
        9_000,
        "Open",
        "IT",
        100,
      ]),
      ["Total outage", 0.1, 1_000, 9_000, "Open", "IT", 100],
      ["تعطل ".repeat(60).trim(), 0.1, 1_000, 9_000, "Open", "IT", 100],
      [`Endless${"ness".repeat(60)}`, 0.1, 1_000, 9_000, "Open", "IT", 100],
    ]),
  ),
  "every-field": one(everyFieldTable),
  "further-fields": one(furtherFieldsTable),
  treatments: { areas: { estimates: treatments } },
  /** Two ranges with the same threats. */
  scenarios: {
    areas: Object.fromEntries(
      ["Base", "Worse"].map((sheet) => [
        sheet,
        { kind: "sheet", sheet, cells: [headers, ...rows], formats } satisfies AreaInMemory,
      ]),
    ),
  },
  formulas: one({
    ...sound,
    formulas: { "1,1": "=0.06*3", "2,6": "=0.5*90000" },
  }),
  /** A controller's: a title, formats in thousands, sums, numbers stored as texts. */
  messy: {
    areas: {
      sheet: {
        kind: "sheet",
        sheet: "Budget 2027",
        row: 4,
        column: 1,
        cells: [
          ["Risk", "Frequency", "Loss low", "Loss high", "Spend"],
          ["Ransomware", "0.125", 250, 9000, 260],
          ["Payment fraud", 0.35, 25, 600, 45],
          ["Plant Munich", null, 275, 9600, 305],
          ["Supplier breach", "30 %", 40, 2000, "60"],
          ["Total outage", 0.1, 15, 240, 52],
          ["Total", null, 330, 11_840, 417],
        ],
        formulas: {
          "3,2": "=SUM(D6:D7)",
          "3,3": "=SUM(E6:E7)",
          "3,4": "=SUM(F6:F7)",
          "6,2": "=D8+D9+D10",
          "6,3": "=E8+E9+E10",
          "6,4": "=F8+F9+F10",
        },
        formats: [undefined, undefined, '#,##0 "k€"', '#,##0 "k€"', '#,##0 "k€"'],
      },
    },
  },
  none: { areas: {} },
  unlikely: {
    areas: {
      plan: {
        kind: "sheet",
        sheet: "Plan",
        cells: [
          ["Threat", "Owner", "Spend"],
          ["Ransomware", "IT", 5],
        ],
      },
    },
  },
  lost: one(sound, {
    then: (sheets) => {
      sheets.remove("table");
      sheets.hint();
    },
  }),
  renamed: one(sound, {
    then: (sheets) => {
      const cells = [headers.map((header, c) => (c === 1 ? "How often" : header)), ...rows];
      sheets.put("table", { ...sound, cells, table: "Risks" });
      sheets.hint();
    },
  }),
  /** Formulas of another sheet that are refused. */
  refused: {
    areas: {
      table: sound,
      budget: {
        kind: "sheet",
        sheet: "Plan 2027",
        cells: [[1], [2], [3], [4]],
        formulas: {
          "0,0": "=EXPECTED_LOSS(-1,1000)",
          "1,0": '=COVERAGE_GAP(Threats[#All],"expected",2)',
          "2,0": "=LOSS_PERCENTILE(Threats[#All],1)",
          "3,0": "=ROSI(0,1,2)",
        },
      },
    },
    then: (_, log) => {
      const refuse = (cell: string, id: string, reason: string): void => {
        log.asked(`'Plan 2027'!${cell}`, id)(reason);
      };
      refuse("A1", "EXPECTED_LOSS", "frequency must be 0 or more, got -1");
      refuse("A2", "COVERAGE_GAP", "margin must be less than 1: for 2% write 0.02 or 2%, got 2");
      refuse("A3", "LOSS_PERCENTILE", "level must be from 0 up to but not including 1, got 1");
      refuse("A4", "ROSI", "cost must be greater than 0, got 0");
    },
  },
  protected: one({ ...sound, isProtected: true }),
  "cell-edit": one(sound, {
    then: (sheets) => {
      sheets.refuse(editing);
      sheets.hint();
    },
  }),
  connection: one(sound, {
    then: (sheets) => {
      sheets.refuse(silent);
      sheets.hint();
    },
  }),
  connecting: one(sound, {
    first: (sheets) => {
      sheets.hold();
    },
  }),
} as const satisfies Readonly<Record<string, StateOfWorkbook>>;

export type StateName = keyof typeof workbooks;

export const openState = (name: StateName): SheetsInMemory => {
  const state: StateOfWorkbook = workbooks[name];
  const sheets = sheetsInMemory(state.areas);
  state.first?.(sheets);
  return sheets;
};
