import type { CellValue } from "../../book/book";
import type { Evaluator } from "../formula/evaluator";
import type { Value } from "../formula/values";
import type { Area } from "../formula/reference";
import { fail, heightOf, isError, leftOut, passOn, widthOf } from "../formula/values";
import { Reference } from "../formula/reference";
import type { Test } from "./criteria";
import { criterionTest } from "./criteria";
import type { FunctionTable } from "./own-function";
import type { CalledFunction } from "../formula/evaluator";

interface Column {
  readonly test: Test;
  readonly range: Value;
}

function areaOf(value: Value): Area {
  const area = value instanceof Reference && value.areas.length === 1 ? value.areas[0] : undefined;
  return area ?? (isError(value) ? passOn(value) : fail("#VALUE!"));
}

/** A range as large as another, from its own first cell on. */
const resized = (area: Area, like: Area): Area => ({
  ...area,
  endRow: area.startRow + heightOf(like) - 1,
  endColumn: area.startColumn + widthOf(like) - 1,
});

/**
 * Calls a function for each place where every criterion is met.
 *
 * @returns how many places beyond what is in use are blank and meet them all
 */
function forMatching(
  columns: readonly Column[],
  evaluation: Evaluator,
  visit: (row: number, column: number) => void,
): number {
  const areas = columns.map(({ range }) => areaOf(range));
  const [first] = areas;
  if (!first) return 0;
  const isEven = areas.every(
    (area) => heightOf(area) === heightOf(first) && widthOf(area) === widthOf(first),
  );
  if (!isEven) fail("#VALUE!");
  const arrays = areas.map((area) => evaluation.around.valuesOf(area));
  const height = Math.max(...arrays.map((array) => array.height));
  const width = Math.max(...arrays.map((array) => array.width));
  const [leading, ...others] = columns.map(({ test }, index) => ({
    test,
    rows: arrays[index]?.rows ?? [],
  }));
  if (!leading) return 0;
  for (let row = 0; row < height; row++) {
    const line = leading.rows[row];
    for (let column = 0; column < width; column++) {
      if (!leading.test(line?.[column] ?? null)) continue;
      if (!others.every(({ test, rows }) => test(rows[row]?.[column] ?? null))) continue;
      visit(row, column);
    }
  }
  const isBlankMatching = columns.every(({ test }) => test(null));
  return isBlankMatching ? heightOf(first) * widthOf(first) - height * width : 0;
}

/** Numbers of a range at the matching places. */
function chosen(range: Area, columns: readonly Column[], evaluation: Evaluator): number[] {
  const values = evaluation.around.valuesOf(range).rows;
  const numbers: number[] = [];
  forMatching(columns, evaluation, (row, column) => {
    const value = values[row]?.[column] ?? null;
    if (typeof value === "number") numbers.push(value);
    else if (isError(value)) passOn(value);
  });
  return numbers;
}

const testOf = (value: Value | undefined): Test =>
  criterionTest(value === undefined || value === leftOut ? null : (value as CellValue));

type Fold = (numbers: readonly number[]) => number;

const total: Fold = (numbers) => numbers.reduce((a, b) => a + b, 0);
const mean: Fold = (numbers) =>
  numbers.length === 0 ? fail("#DIV/0!") : total(numbers) / numbers.length;
const largest: Fold = (numbers) => numbers.reduce((a, b) => Math.max(a, b), numbers[0] ?? 0);
const smallest: Fold = (numbers) => numbers.reduce((a, b) => Math.min(a, b), numbers[0] ?? 0);

/** SUMIF and AVERAGEIF: the range that is added takes the size of the other. */
const oneCriterion = (fold: Fold): CalledFunction => ({
  least: 2,
  most: 3,
  classes: "RVR",
  takesErrors: true,
  takesEachReference: true,
  call([range = null, criterion, added], evaluation) {
    const area = areaOf(range);
    const from = added === undefined || added === leftOut ? area : areaOf(added);
    return fold(chosen(resized(from, area), [{ range, test: testOf(criterion) }], evaluation));
  },
});

const pairs = (args: readonly Value[]): Column[] => {
  if (args.length === 0 || args.length % 2 !== 0) fail("#VALUE!");
  return Array.from({ length: args.length / 2 }, (_, index) => ({
    range: args[index * 2] ?? null,
    test: testOf(args[index * 2 + 1]),
  }));
};

/** SUMIFS and its like: the range whose numbers are taken comes first. */
const manyCriteria = (fold: Fold): CalledFunction => ({
  least: 3,
  most: 255,
  classes: "RRVRVRVRVRVRVRVRVRVRVRVRVRVRVRVRVRVRVRVRVRVRVRVRVRVRVRVRVRVRVRV",
  takesErrors: true,
  takesEachReference: true,
  call([range = null, ...rest], evaluation) {
    const area = areaOf(range);
    const columns = pairs(rest);
    const [first] = columns;
    const like = first && areaOf(first.range);
    if (like && (heightOf(like) !== heightOf(area) || widthOf(like) !== widthOf(area))) {
      fail("#VALUE!");
    }
    return fold(chosen(area, columns, evaluation));
  },
});

export const conditionalFunctions: FunctionTable = {
  COUNTIF: {
    least: 2,
    most: 2,
    classes: "RV",
    takesErrors: true,
    takesEachReference: true,
    call: ([range = null, criterion], evaluation) =>
      countOf([{ range, test: testOf(criterion) }], evaluation),
  },
  COUNTIFS: {
    least: 2,
    most: 254,
    classes: "RVRVRVRVRVRVRVRVRVRVRVRVRVRVRVRVRVRVRVRVRVRVRVRVRVRVRVRVRVRVRV",
    takesErrors: true,
    takesEachReference: true,
    call: (args, evaluation) => countOf(pairs(args), evaluation),
  },
  SUMIF: oneCriterion(total),
  AVERAGEIF: oneCriterion(mean),
  SUMIFS: manyCriteria(total),
  AVERAGEIFS: manyCriteria(mean),
  MAXIFS: manyCriteria(largest),
  MINIFS: manyCriteria(smallest),
};

function countOf(columns: readonly Column[], evaluation: Evaluator): number {
  let count = 0;
  const beyond = forMatching(columns, evaluation, () => {
    count++;
  });
  return count + beyond;
}
