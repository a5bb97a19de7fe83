import type { Page } from "../contract/report";
import { bottomBlocks } from "./report-bottom";
import { bridgeChart, budgetChart, chartRows, curveChart, gapsChart } from "./report-charts";
import type { ReportFacts } from "./report-facts";
import { dayCompared, fixed, whyNotCompared } from "./report-facts";
import { block, looks } from "./page-looks";
import { planBlocks } from "./report-plan";
import { gapBlocks, halves, rows, topBlocks } from "./report-top";

const name = 38;
const amount = 14;
const widths = [name, amount, amount, amount, 2, name, amount, amount, amount, 2];

/** A report, cell by cell. */
export function reportPage(facts: ReportFacts): Page {
  const { words, wish, hasSpend } = facts;
  const tables = rows.charts + chartRows + 1;
  const gaps = gapBlocks(facts, tables);
  const plan = planBlocks(facts, tables);
  const changed = gaps.rows === 0 ? tables : tables + gaps.rows + 1;
  const day = dayCompared(facts);
  const isCompared = day !== null && hasSpend;
  const bridge = isCompared
    ? bridgeChart(facts, changed + 1, fixed(changed, halves.left + 1))
    : { blocks: [], charts: [] };
  const changedRows = isCompared ? chartRows + 1 : 2;
  const bottom = Math.max(changed + changedRows, tables + plan.rows) + 1;
  const bottomPart = bottomBlocks(facts, bottom);
  const budget = budgetChart(facts);
  const upperRight =
    budget.charts.length > 0 ? budget : gapsChart(facts, tables + 2, Math.max(1, gaps.rows - 2));
  const curve = curveChart(facts);
  return {
    sheet: words.sheet,
    widths,
    heights: [
      [rows.title, 27],
      [rows.question, 18],
      [rows.answer, 21],
      [rows.figures, 22],
    ],
    blocks: [
      ...topBlocks(facts),
      ...gaps.blocks,
      ...plan.blocks,
      block(changed, halves.left, [[isCompared ? words.changed : words.changedNever]], looks.head),
      ...(isCompared
        ? [block(changed, halves.left + 1, [[day]], looks.typed, [words.dayFormat])]
        : [
            block(
              changed + 1,
              halves.left,
              [[day === null ? whyNotCompared(facts) : words.noHistory]],
              looks.quiet,
            ),
          ]),
      ...bottomPart.blocks,
      ...curve.blocks,
      ...upperRight.blocks,
      ...bridge.blocks,
    ],
    charts: [...curve.charts, ...upperRight.charts, ...bridge.charts],
    paper: wish.paper,
    rows: bottom + bottomPart.rows,
    columns: 9,
  };
}
