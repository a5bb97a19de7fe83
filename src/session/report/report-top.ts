import type { PageBlock } from "../contract/report";
import type { ReportFacts } from "./report-facts";
import { fixed, mostGaps, textIn } from "./report-facts";
import { block, filled, formulaCell, looks } from "./page-looks";

/** Rows of the upper part, counted from 0. */
export const rows = { title: 0, question: 3, answer: 4, labels: 6, figures: 7, charts: 9 } as const;

/** The columns that the two halves of the page begin with. */
export const halves = { left: 0, right: 5 } as const;

/** Title, question and answer, and the year in figures. */
export function topBlocks(facts: ReportFacts): PageBlock[] {
  const { words, money, today, register, call } = facts;
  const { figures } = words;
  const [left, right] = [halves.left, halves.right];
  const summary = `LET(lines,${call("LOSS_SUMMARY", register)},INDEX(lines,MATCH("Total cost of risk*",INDEX(lines,0,1),0),2))`;
  const year = [
    call("EXPECTED_LOSS", register),
    call("LOSS_PERCENTILE", register, "0.95"),
    call("LOSS_PERCENTILE", register, "0.99"),
    summary,
  ].map((formula) => formulaCell(`=${formula}`));
  return [
    block(rows.title, left, [[words.title]], looks.title),
    block(rows.title, right + 3, [[today]], looks.quietRight, [words.dayFormat]),
    block(rows.title + 1, left, [[words.subtitle]], looks.quiet),
    block(rows.question, left, [[words.question]], looks.question),
    block(rows.answer, left, [[answer(facts)]], looks.answer),
    block(
      rows.labels,
      right,
      [[figures.average, figures.bad, figures.worst, figures.total]],
      looks.label,
    ),
    ...coverage(facts),
    block(rows.figures, right, [year], looks.figure, [money, money, money, money]),
  ];
}

const coverageTable = ({ call, register, rule }: ReportFacts, hasTotals: boolean): string =>
  call("COVERAGE_TABLE", register, textIn(rule), ...(hasTotals ? ["", "", "TRUE"] : []));

function coverage(facts: ReportFacts): PageBlock[] {
  if (!facts.hasSpend) return [];
  const { money, words } = facts;
  const total = (column: number) =>
    formulaCell(`=LET(lines,${coverageTable(facts, true)},INDEX(lines,ROWS(lines),${column}))`);
  const formats = [money, money, money, "0%"];
  const { required, spend, gap, covered } = words.figures;
  return [
    block(rows.labels, halves.left, [[required, spend, gap, covered]], looks.label),
    block(rows.figures, halves.left, [[4, 5, 6, 7].map(total)], looks.figure, formats),
  ];
}

/** Words that follow the register; no TEXT, whose formats are read by the separators of each Excel. */
function answer(facts: ReportFacts) {
  const { words, hasSpend } = facts;
  if (!hasSpend) return words.noSpend;
  const [no, of, short, covered] = words.no.map(textIn);
  const share = `ROUND(100*${fixed(rows.figures, 3)},0)`;
  return formulaCell(
    `=LET(lines,${coverageTable(facts, false)},gaps,INDEX(lines,0,6),` +
      `short,SUM(IF(ISNUMBER(gaps),IF(gaps>0,1,0),0)),` +
      `IF(short>0,${no}&short&${of}&(ROWS(lines)-1)&${short}&${share}&${covered},${textIn(words.yes)}))`,
  );
}

/** The threats that lack most. @returns the blocks, and how many rows they take */
export function gapBlocks(facts: ReportFacts, row: number): { blocks: PageBlock[]; rows: number } {
  const { words, money, hasSpend, threats } = facts;
  if (!hasSpend) return { blocks: [], rows: 0 };
  const count = Math.min(mostGaps, threats);
  const { left } = halves;
  const formula =
    `=LET(lines,${coverageTable(facts, false)},` +
    `each,FILTER(lines,ISNUMBER(INDEX(lines,0,6))),ordered,SORT(each,6,-1),` +
    `INDEX(ordered,SEQUENCE(MIN(${count},ROWS(ordered))),{1,4,5,6}))`;
  const { figures } = words;
  return {
    blocks: [
      block(row, left, [[words.gaps]], looks.head),
      block(row + 1, left, [[words.threat]], looks.column),
      block(row + 1, left + 1, [[figures.required, figures.spend, figures.gap]], looks.columnRight),
      filled(row + 2, left, formula, count, ["General", money, money, money]),
    ],
    rows: count + 2,
  };
}
