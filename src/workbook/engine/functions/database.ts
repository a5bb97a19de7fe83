import type { CellValue } from "../../book/book";
import { toNumber, toText } from "../formula/convert";
import type { Evaluator } from "../formula/evaluator";
import type { Value } from "../formula/values";
import { fail, isError, leftOut, passOn } from "../formula/values";
import { squares } from "./aggregates";
import type { Test } from "./criteria";
import { criterionTest } from "./criteria";
import type { FunctionTable } from "./own-function";
import type { CalledFunction } from "../formula/evaluator";
import { taking } from "./own-function";

type Line = readonly CellValue[];

/** A criterion of a database: a text without a sign in front stands for all that begin so. */
function conditionOf(criterion: CellValue): Test {
  if (typeof criterion !== "string" || /^[<>=]/.test(criterion)) return criterionTest(criterion);
  const isFigure = criterionTest(criterion);
  const begins = criterionTest(`${criterion}*`);
  return (value) => isFigure(value) || begins(value);
}

const labelOf = (value: CellValue) => (isError(value) ? "" : toText(value).trim().toLowerCase());

function fieldOf(field: Value, labels: Line, evaluation: Evaluator): number | undefined {
  if (field === leftOut) return undefined;
  const value = evaluation.scalar(field);
  if (isError(value)) return passOn(value);
  if (value === null || value === "") return fail("#VALUE!");
  const at =
    typeof value === "string"
      ? labels.findIndex((label) => labelOf(label) === labelOf(value))
      : Math.trunc(toNumber(value)) - 1;
  return at < 0 || at >= labels.length ? fail("#VALUE!") : at;
}

/** The values of a field in the records that meet a line of criteria. */
function chosen(args: readonly Value[], evaluation: Evaluator, isWhole = false): Line {
  const [database = null, field = leftOut, criteria = null] = args;
  const [labels = [], ...records] = evaluation.array(database).rows;
  const [names = [], ...lines] = evaluation.array(criteria).rows;
  if (records.length === 0 || lines.length === 0) return fail("#VALUE!");
  const at = fieldOf(field, labels, evaluation);
  if (at === undefined && !isWhole) return fail("#VALUE!");
  const tests = lines.map((line) =>
    line.flatMap((criterion, column) => {
      if (criterion === null) return [];
      const label = labelOf(names[column] ?? null);
      const place = label === "" ? -1 : labels.findIndex((each) => labelOf(each) === label);
      // Under a heading that no field has stands a condition in Excel; a plain value is none that holds.
      return [
        place < 0
          ? { place: 0, test: () => isError(criterion) }
          : { place, test: conditionOf(criterion) },
      ];
    }),
  );
  return records
    .filter((record) =>
      tests.some((line) => line.every(({ place, test }) => test(record[place] ?? null))),
    )
    .map((record) => (at === undefined ? true : (record[at] ?? null)));
}

function numbers(values: Line): number[] {
  return values.flatMap((value) => {
    if (isError(value)) passOn(value);
    return typeof value === "number" ? [value] : [];
  });
}

const total = (values: readonly number[]) => values.reduce((a, b) => a + b, 0);

const folding = (fold: (values: readonly number[]) => number): CalledFunction =>
  taking("RVR", 3, 3, (args, evaluation) => fold(numbers(chosen(args, evaluation))));

const variance = (values: readonly number[], less: number) =>
  values.length <= less ? fail("#DIV/0!") : squares(values) / (values.length - less);

export const databaseFunctions: FunctionTable = {
  DSUM: folding(total),
  DAVERAGE: folding((values) =>
    values.length === 0 ? fail("#DIV/0!") : total(values) / values.length,
  ),
  DMAX: folding((values) => values.reduce((a, b) => Math.max(a, b), values[0] ?? 0)),
  DMIN: folding((values) => values.reduce((a, b) => Math.min(a, b), values[0] ?? 0)),
  DPRODUCT: folding((values) => (values.length === 0 ? 0 : values.reduce((a, b) => a * b, 1))),
  DVAR: folding((values) => variance(values, 1)),
  DVARP: folding((values) => variance(values, 0)),
  DSTDEV: folding((values) => Math.sqrt(variance(values, 1))),
  DSTDEVP: folding((values) => Math.sqrt(variance(values, 0))),
  DCOUNT: taking(
    "RVR",
    3,
    3,
    (args, evaluation) =>
      chosen(args, evaluation, true).filter(
        (value) => typeof value === "number" || (args[1] === leftOut && value === true),
      ).length,
  ),
  DCOUNTA: taking(
    "RVR",
    3,
    3,
    (args, evaluation) => chosen(args, evaluation, true).filter((value) => value !== null).length,
  ),
  DGET: taking("RVR", 3, 3, (args, evaluation) => {
    const values = chosen(args, evaluation);
    if (values.length === 0) return fail("#VALUE!");
    return values.length > 1 ? fail("#NUM!") : (values[0] ?? 0);
  }),
};
