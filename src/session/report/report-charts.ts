import type { NewSeries } from "../contract/chart";
import type { PageBlock, PageChart } from "../contract/report";
import type { Rectangle } from "../contract/register-port";
import { halves, rows as topRows } from "./report-top";
import type { ReportFacts } from "./report-facts";
import { budgetPoints, curvePoints, fixed, mostSteps, textIn } from "./report-facts";
import { block, filled, formulaCell, looks } from "./page-looks";

/** Columns in which the charts' data stand, right of what is printed. */
const data = { curve: 10, appetite: 13, budget: 18, bridge: 21, steps: 28 } as const;
const firstRow = 1;

export interface ReportPart {
  readonly blocks: readonly PageBlock[];
  readonly charts: readonly PageChart[];
}

/** Rows that a chart takes. */
export const chartRows = 15;

const column = (at: number, row: number, rows: number): Rectangle => ({
  ...{ row, column: at, rows, columns: 1 },
});

const over = (half: keyof typeof halves, row: number): Rectangle => ({
  ...{ row, column: halves[half], rows: chartRows, columns: 4 },
});

/** The chance that a year costs more than an amount, and what is accepted. */
export function curveChart(facts: ReportFacts): ReportPart {
  const { words, call, register, money, appetite } = facts;
  const line: NewSeries = {
    name: words.chance,
    along: column(data.curve, firstRow + 1, curvePoints),
    values: column(data.curve + 1, firstRow + 1, curvePoints),
    color: "#1F4E79",
  };
  const limits: NewSeries[] = appetite
    ? [
        {
          name: words.appetite,
          along: column(data.appetite, firstRow + 1, appetite.limits),
          values: column(data.appetite + 1, firstRow + 1, appetite.limits),
          color: "#C55A11",
          look: "dashed",
        },
      ]
    : [];
  return {
    blocks: [
      block(0, data.curve, [[words.chartData]], looks.quiet),
      filled(
        firstRow,
        data.curve,
        `=${call("LOSS_CURVE", register, String(curvePoints))}`,
        curvePoints + 1,
        [money, "0.0%"],
      ),
      ...(appetite
        ? [
            filled(
              firstRow,
              data.appetite,
              `=${call("APPETITE_CHECK", register, appetite.formula)}`,
              appetite.limits + 1,
              [money, "0.0%", "0.0%", "General"],
            ),
          ]
        : []),
    ],
    charts: [
      {
        key: "curve",
        kind: "XYScatterLinesNoMarkers",
        title: words.curve,
        series: [line, ...limits],
        hasLegend: limits.length > 0,
        along: { title: words.loss, format: money },
        up: { title: "", format: "0%", maximum: 1 },
        over: over("left", topRows.charts),
      },
    ],
  };
}

/** What is left to lose by what is spent on controls; nothing where there are none. */
export function budgetChart(facts: ReportFacts): ReportPart {
  const { words, call, register, controls, money, wish } = facts;
  if (controls === null || wish.budget === null) return { blocks: [], charts: [] };
  const formula = `=${call("BUDGET_CURVE", register, controls, String(budgetPoints))}`;
  return {
    blocks: [filled(firstRow, data.budget, formula, budgetPoints + 1, [money, money])],
    charts: [
      {
        key: "budget",
        kind: "XYScatterLinesNoMarkers",
        title: words.byBudget,
        series: [
          {
            name: words.left,
            along: column(data.budget, firstRow + 1, budgetPoints),
            values: column(data.budget + 1, firstRow + 1, budgetPoints),
            color: "#1F4E79",
          },
        ],
        hasLegend: false,
        along: { title: words.money, format: money },
        up: { title: words.left, format: money },
        over: over("right", topRows.charts),
      },
    ],
  };
}

/** Where the money is missing, where there is no plan to show. */
export function gapsChart(
  { words, money, hasSpend }: ReportFacts,
  row: number,
  rows: number,
): ReportPart {
  if (!hasSpend) return { blocks: [], charts: [] };
  const series = (name: string, at: number, color: string): NewSeries => ({
    ...{ name, color },
    along: column(halves.left, row, rows),
    values: column(at, row, rows),
  });
  return {
    blocks: [],
    charts: [
      {
        key: "gaps",
        kind: "BarClustered",
        title: words.gaps,
        series: [
          series(words.figures.required, halves.left + 1, "#8FAADC"),
          series(words.figures.spend, halves.left + 2, "#1F4E79"),
        ],
        hasLegend: true,
        along: { title: "", format: "" },
        up: { title: "", format: money },
        over: over("right", topRows.charts),
      },
    ],
  };
}

/** A bridge of so many steps is read to its end. */
const mostMoves = 19_999;
/** So many characters of a threat's name fit beside a step. */
const nameLength = 18;

/** What moved since the last review, from the gap then to the gap now. @param day serial, in a cell: "$D$36" */
export function bridgeChart(facts: ReportFacts, row: number, day: string): ReportPart {
  const { words, call, register, sources, rule, money, hasSpend } = facts;
  if (!sources.history || !hasSpend) return { blocks: [], charts: [] };
  const before = call("REGISTER_AT", sources.history.formula, day);
  const raw = call("LOSS_BRIDGE", before, register, '"gap"', textIn(rule));
  const count = mostSteps + 3;
  const [step, threat, driver, effect] = [0, 1, 2, 3].map((at) => data.steps + at) as [
    number,
    number,
    number,
    number,
  ];
  const all = (at: number) => `${fixed(firstRow, at)}:${fixed(firstRow + mostMoves, at)}`;
  const total = (word: string) => `INDEX(${all(effect)},MATCH("${word}",${all(step)},0))`;
  const first = firstRow + 1;
  // Bars are drawn from below: the first line is the last to be read.
  const level = (index: number) => fixed(first + count - 1 - index, data.bridge + 5);
  const lines = Array.from({ length: mostSteps }, (_, at) => {
    const index = at + 1;
    const source = first + index;
    const isStep = `ISNUMBER(${fixed(source, step)})`;
    const move = `IF(${isStep},${fixed(source, effect)},0)`;
    const name = `${shortened(fixed(source, threat))}&": "&${driverIn(fixed(source, driver), words)}`;
    return stepLine(`IF(${isStep},${name},"")`, move, level(index - 1), level(index));
  });
  const rest = stepLine(
    textIn(words.others),
    `${total("After")}-${level(mostSteps)}`,
    level(mostSteps),
    level(mostSteps + 1),
  );
  const end = (name: string, word: string) =>
    [textIn(name), "0", "0", "0", total(word), total(word)].map((text) => formulaCell(`=${text}`));
  const cells = [
    end(words.gapNow, "After"),
    rest,
    ...lines.reverse(),
    end(words.gapBefore, "Before"),
  ];
  const series = (name: string, at: number, color: string): NewSeries => ({
    ...{ name, color },
    along: column(data.bridge, first, count),
    values: column(data.bridge + at, first, count),
  });
  return {
    blocks: [
      filled(firstRow, data.steps, `=${raw}`, 1, ["General", "General", "General", money]),
      block(first, data.bridge, cells, looks.plain, ["General", ...Array<string>(5).fill(money)]),
    ],
    charts: [
      {
        key: "bridge",
        kind: "BarStacked",
        title: "",
        series: [
          { ...series("", 1, "#FFFFFF"), look: "unseen" },
          series(words.more, 2, "#C55A11"),
          series(words.less, 3, "#548235"),
          series(words.figures.gap, 4, "#1F4E79"),
        ],
        hasLegend: false,
        along: { title: "", format: "" },
        up: { title: "", format: money },
        over: over("left", row),
      },
    ],
  };
}

const shortened = (name: string): string =>
  `IF(LEN(${name})>${nameLength},LEFT(${name},${nameLength - 1})&"…",${name})`;

/** The word for what moved a threat, which the bridge says in English. */
function driverIn(cell: string, { drivers }: ReportFacts["words"]): string {
  const others = Object.entries(drivers).filter(([word, own]) => word !== own);
  if (others.length === 0) return cell;
  return `SWITCH(${cell},${others.map((pair) => pair.map(textIn).join(",")).join(",")},${cell})`;
}

/** A step of the waterfall: what it stands on, by how much it goes up or down, and where it ends. */
function stepLine(name: string, move: string, from: string, to: string) {
  return [
    name,
    `MIN(${from},${to})`,
    `MAX(${to}-${from},0)`,
    `MAX(${from}-${to},0)`,
    "0",
    `${from}+${move}`,
  ].map((text) => formulaCell(`=${text}`));
}
