import type { Chart, ChartKind } from "../../../../workbook/book/chart";
import { chartKinds, plainAxis } from "../../../../workbook/book/chart";
import type { GridChart, SheetRange } from "../../../grid";
import type { Arguments, Given } from "../../protocol/arguments";
import { HostError, invalid } from "../../protocol/host-error";
import type { HostObject } from "../../protocol/host-object";
import { defineType } from "../../protocol/host-object";
import { keyText } from "../../protocol/item-key";
import type { Wire } from "../../protocol/wire";
import { rangeAt } from "../../ranges/range-address";
import type { Workspace } from "../../workspace/workspace";
import { sameName, sheetOf } from "../../workspace/workspace";
import { chartAxes, chartLegend, chartTitle } from "./chart-parts";
import { chartSeriesCollection } from "./chart-series";
import type { ChartPlace } from "./chart-place";
import { cornersOf, placeOf } from "./chart-place";
import type { ChartTarget } from "./chart-target";
import { aSize, aText, aWord, changeChart, chartOf, chartsOf, property } from "./chart-target";
import { seriesOfRange } from "./series-of-range";

interface ChartsTarget {
  readonly workspace: Workspace;
  readonly sheet: string;
}

const listed = (target: ChartsTarget): readonly GridChart[] =>
  chartsOf(target)
    .list()
    .filter(({ sheet }) => sheet === target.sheet);

/** By its id or its name. */
const find = (target: ChartsTarget, key: Wire): GridChart | undefined => {
  const text = keyText(key);
  const charts = listed(target);
  return charts.find(({ id }) => id === text) ?? charts.find(({ name }) => sameName(name, text));
};

const made = ({ workspace }: ChartsTarget, found: GridChart | undefined): HostObject | null =>
  found ? chart.of({ workspace, id: found.id }) : null;

function place(target: ChartTarget, change: Partial<ChartPlace>): void {
  const { grid } = target.workspace;
  const there = chartOf(target);
  changeChart(target, cornersOf(grid, there.sheet, { ...placeOf(grid, there), ...change }));
}

const side = (name: keyof ChartPlace) =>
  property<ChartTarget, number>(
    (target) => placeOf(target.workspace.grid, chartOf(target))[name],
    aSize(name),
    (target, value) => {
      place(target, { [name]: value });
    },
  );

function cellsGiven({ workspace, id }: ChartTarget, given: Given): SheetRange {
  const { sheet } = chartOf({ workspace, id });
  const range =
    typeof given === "string" ? rangeAt(workspace, sheet, given) : workspace.make.rangeOf(given);
  if (!range) throw invalid("cell must be a range or its address", "something else");
  return range;
}

/** Lays it over the cells from one to another, both included. */
function setPosition(target: ChartTarget, args: Arguments): undefined {
  const start = cellsGiven(target, args.at(0));
  const end = args.at(1) === null ? null : cellsGiven(target, args.at(1));
  const from = { row: start.startRow, column: start.startColumn, x: 0, y: 0 };
  if (end) {
    changeChart(target, {
      from,
      to: { row: end.endRow + 1, column: end.endColumn + 1, x: 0, y: 0 },
    });
    return undefined;
  }
  const { grid } = target.workspace;
  const there = chartOf(target);
  const { left, top } = placeOf(grid, { ...there, from });
  place(target, { left, top });
  return undefined;
}

function rename(target: ChartTarget, name: string): void {
  const { sheet } = chartOf(target);
  const taken = listed({ workspace: target.workspace, sheet });
  if (taken.some((each) => each.id !== target.id && sameName(each.name, name))) {
    throw new HostError("ItemAlreadyExists", `chart ${JSON.stringify(name)} exists already`);
  }
  changeChart(target, { name });
}

const chart = defineType<ChartTarget>({
  typeName: "Chart",
  identity: ({ id }) => ({ Id: id }),
  scalars: {
    ChartType: property<ChartTarget, ChartKind>(
      (target) => chartOf(target).kind,
      aWord("chartType", chartKinds),
      (target, kind) => {
        changeChart(target, { kind });
      },
    ),
    Height: side("height"),
    Id: { get: ({ id }) => id },
    Left: side("left"),
    Name: property((target) => chartOf(target).name, aText("name"), rename),
    Top: side("top"),
    Width: side("width"),
  },
  objects: {
    Axes: (target) => chartAxes.of(target),
    Legend: (target) => chartLegend.of(target),
    Series: (target) => chartSeriesCollection.of(target),
    Title: (target) => chartTitle.of(target),
    Worksheet: (target) => target.workspace.make.worksheet(chartOf(target).sheet),
  },
  methods: {
    Delete: (target) => {
      const { id } = chartOf(target);
      target.workspace.edit(() => {
        chartsOf(target).delete(id);
      });
      return undefined;
    },
    SetPosition: setPosition,
  },
});

/** Where Excel would put it is where the user looks; here it is at the upper left. */
const firstPlace: ChartPlace = { left: 48, top: 30, width: 360, height: 216 };

function newName(taken: readonly GridChart[]): string {
  for (let number = taken.length + 1; ; number++) {
    const name = `Chart ${number}`;
    if (!taken.some((each) => sameName(each.name, name))) return name;
  }
}

function add(target: ChartsTarget, args: Arguments): HostObject | null {
  const { workspace, sheet } = target;
  const kind = aWord("chartType", chartKinds)(args.plain(0, "type"));
  const source = workspace.make.rangeOf(args.at(1));
  if (!source) throw invalid("sourceData must be a range", "something else");
  const by = args.choice(2, "seriesBy", ["Auto", "Columns", "Rows"]);
  const series = seriesOfRange(workspace.grid, source, kind, by);
  const given: Chart = {
    name: newName(listed(target)),
    kind,
    title: series.length === 1 ? (series[0]?.name ?? "") : "",
    legend: series.length > 1 ? "Bottom" : null,
    series,
    categoryAxis: plainAxis,
    valueAxis: plainAxis,
    ...cornersOf(workspace.grid, sheetOf(workspace, sheet).id, firstPlace),
  };
  return made(
    target,
    workspace.edit(() => chartsOf(target).add(sheet, given)),
  );
}

export const charts = defineType<ChartsTarget>({
  typeName: "ChartCollection",
  scalars: { Count: { get: (target) => listed(target).length } },
  items: (target) => listed(target).map(({ id }) => chart.of({ workspace: target.workspace, id })),
  item: (target, key) => made(target, find(target, key)) ?? undefined,
  methods: {
    Add: (target, args) => add(target, args) ?? undefined,
    GetCount: (target) => listed(target).length,
    GetItem: (target, args) => {
      const found = made(target, find(target, args.plain(0, "name")));
      if (!found) throw new HostError("ItemNotFound", "the chart is not there");
      return found;
    },
    GetItemAt: (target, args) => {
      const found = made(target, listed(target)[args.integer(0, "index")]);
      if (!found) throw new HostError("ItemNotFound", "the chart is not there");
      return found;
    },
    GetItemOrNullObject: (target, args) => made(target, find(target, args.plain(0, "name"))),
  },
});
