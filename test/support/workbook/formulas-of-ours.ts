import type { CellInput, Grid } from "../../../src/embedded/grid";
import { rangeAddress } from "../../../src/workbook/book/cell-address";
import { put, rangeAt } from "./grid-cells";

/** Sheets with names that formulas must quote, and the sheet with the formulas. */
export const sheetsOfOurs = {
  risks: `O'Brien's "risks"`,
  german: "Maßnahmen & Übersicht",
  ours: "Ours",
} as const;

const risks = `'O''Brien''s "risks"'!`;
const german = "'Maßnahmen & Übersicht'!";

/** A register whose names look like other things than texts. */
const threats: readonly (readonly CellInput[])[] = [
  ["Threat", "Frequency", "Loss low", "Loss high", "Spend", "Mean [€] #1's"],
  ["'=Fire+Flood", 0.5, 1000, 90_000, 300, null],
  ["''quoted", 0.1, 2000, 70_000, 200, null],
  ["'007", 2, 100, 9000, 100, null],
  ["'1/2", 1, 10, 800, 10, null],
];

const bedrohungen: readonly (readonly CellInput[])[] = [
  ["Bedrohung", "Häufigkeit", "Schaden", "Ausgaben"],
  ["Brand", 0.5, 1000, 300],
  ["Flut", 0.1, 20_000, 200],
  ["Betrug", 2, 900, 100],
];

/** Rows that each formula has for what it fills. */
const room = 12;

/** Formulas of each kind, in column A of their sheet. @param first cells of the workbook's own first sheet */
const formulas = (first: string): readonly string[] => [
  "=EXPECTED_LOSS(0.5,100,900)*2",
  "=  EXPECTED_LOSS( 0.5 ,100,   900 )+ 1",
  `=COVERAGE_GAP(${risks}A1:E5)`,
  `=COVERAGE_TABLE(${risks}$A$1:E$5)`,
  `=SUM(INDEX(A${3 * room + 1}#,2,4),1)`,
  "=COVERAGE_GAP(Risks[#All])",
  "=LOSS_PERCENTILE(Risks[[#All],[Threat]:[Spend]],0.99)",
  `=LOSS_CURVE(${german}$A$1:$D$4,6)`,
  `=IFERROR(EXPECTED_LOSS(${first}),"no ""register""; #N/A! $A$1")`,
  "=Überblick/2",
  "=LET(a,COVERAGE_GAP(Alle_Risiken),b,a*2,IF(b>a,b-a,0))",
  "=FREQUENCY_UPDATE(0.1,10,1,3)",
  `=EXPECTED_LOSS(${risks}A:E)+ROWS(${german}1:4)`,
  "=COVERAGE_GAP(Lokal)",
  `=SUM((${risks}B2:B3,${risks}$B4),EXPECTED_LOSS(1,2,3))`,
  `=COVERAGE_GAP(${risks}B2:$B$2,1)*COVERAGE_RATIO(D1,D2)`,
  `=REGISTER_CHECK(${first})`,
  "=EXPECTED_LOSS(-1,2)",
  '=TEXT(Summary,"0")&COVERAGE_GAP(100,50)&"\'Ours\'!A1"',
];

/**
 * Puts formulas of ours of every kind into a workbook: scalar ones and such that fill cells, in a table, with names, structured
 * references, other sheets, whole columns, blanks and quotes.
 */
export async function addFormulasOfOurs(grid: Grid): Promise<void> {
  const [first] = grid.sheets();
  const used = first && grid.usedRange(first.id, true);
  const cells = used
    ? `'${first.name.replaceAll("'", "''")}'!${rangeAddress(used)}`
    : `${german}A1:D4`;
  for (const name of Object.values(sheetsOfOurs)) grid.addSheet(name);
  put(grid, `${sheetsOfOurs.risks}!A1`, threats);
  put(grid, `${sheetsOfOurs.german}!A1`, bedrohungen);
  grid.addTable(rangeAt(grid, `${sheetsOfOurs.risks}!A1:F5`), true, "Risks");
  put(
    grid,
    `${sheetsOfOurs.risks}!F2`,
    [2, 3, 4, 5].map(() => ["=EXPECTED_LOSS([@Frequency],[@[Loss low]],[@[Loss high]])"]),
  );
  put(grid, `${sheetsOfOurs.risks}!H1`, [["=SUM(Risks[Mean '['€'] '#1''s])*EXPECTED_LOSS(1,1)"]]);
  grid.setName({ name: "Alle_Risiken", sheet: null, formula: `=${risks}$A$1:$E$5` });
  grid.setName({ name: "Überblick", sheet: null, formula: `=COVERAGE_GAP(${risks}$A$1:$E$5)` });
  grid.setName({ name: "Summary", sheet: null, formula: `=SUM(${sheetsOfOurs.ours}!$A$37#)` });
  const { ours } = sheetsOfOurs;
  const sheet = rangeAt(grid, `${ours}!A1`).sheet;
  grid.setName({ name: "Lokal", sheet, formula: `=${german}$A$1:$D$4` });
  put(grid, `${ours}!D1`, [[200], [100]]);
  for (const [at, formula] of formulas(cells).entries()) {
    put(grid, `${ours}!A${at * room + 1}`, [[formula]]);
  }
  await grid.settled();
}
