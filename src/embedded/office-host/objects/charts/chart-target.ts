import type { Chart } from "../../../../workbook/book/chart";
import type { GridChart, GridCharts } from "../../../grid";
import { invalid, notFound, notImplemented } from "../../protocol/host-error";
import type { Scalar } from "../../protocol/host-object";
import type { Wire } from "../../protocol/wire";
import type { Workspace } from "../../workspace/workspace";

export interface ChartTarget {
  readonly workspace: Workspace;
  readonly id: string;
}

/** @throws HostError where the grid has none */
export function chartsOf({ workspace }: Pick<ChartTarget, "workspace">): GridCharts {
  const { charts } = workspace.grid;
  if (!charts) throw notImplemented("Worksheet.charts");
  return charts;
}

export function chartOf(target: ChartTarget): GridChart {
  const chart = chartsOf(target)
    .list()
    .find(({ id }) => id === target.id);
  if (!chart) throw notFound(`chart ${target.id}`);
  return chart;
}

export function changeChart(target: ChartTarget, change: Partial<Chart>): void {
  const charts = chartsOf(target);
  target.workspace.edit(() => {
    charts.set(chartOf(target).id, change);
  });
}

/** A property of something that belongs to a chart. */
export function property<T extends ChartTarget, V extends Wire>(
  get: (target: T) => V,
  check: (value: Wire) => V,
  set: (target: T, value: V) => void,
): Scalar<T> {
  return {
    get,
    set: (target, value) => {
      set(target, check(value));
    },
  };
}

export const aText = (name: string) => (value: Wire) => {
  if (typeof value !== "string") throw invalid(`${name} must be a text`, value);
  return value;
};

export const aFlag = (name: string) => (value: Wire) => {
  if (typeof value !== "boolean") throw invalid(`${name} must be true or false`, value);
  return value;
};

export const aSize = (name: string) => (value: Wire) => {
  if (typeof value !== "number" || !(value >= 0)) throw invalid(`${name} must be 0 or more`, value);
  return value;
};

/** One of a few words; Excel knows others. */
export const aWord =
  <Word extends string>(name: string, words: readonly Word[]) =>
  (value: Wire): Word => {
    const word = words.find((known) => known === value);
    if (word === undefined) throw notImplemented(`${name} ${JSON.stringify(value)}`);
    return word;
  };
