import type { CellValue } from "../../book/book";
import { toNumber } from "../formula/convert";
import type { Evaluator } from "../formula/evaluator";
import type { Value } from "../formula/values";
import type { Area } from "../formula/reference";
import { ArrayValue, fail, heightOf, isError, leftOut, passOn, widthOf } from "../formula/values";
import { Reference } from "../formula/reference";
import { allNumbersOf, forEachValue, given, numbersOf } from "./cells";
import type { FunctionTable } from "./own-function";
import type { CalledFunction } from "../formula/evaluator";
import { taking } from "./own-function";

type Numbers = readonly number[];

const total = (numbers: Numbers) => numbers.reduce((a, b) => a + b, 0);
const mean = (numbers: Numbers) =>
  numbers.length === 0 ? fail("#DIV/0!") : total(numbers) / numbers.length;
const product = (numbers: Numbers) =>
  numbers.length === 0 ? 0 : numbers.reduce((a, b) => a * b, 1);
const largest = (numbers: Numbers) => numbers.reduce((a, b) => Math.max(a, b), numbers[0] ?? 0);
const smallest = (numbers: Numbers) => numbers.reduce((a, b) => Math.min(a, b), numbers[0] ?? 0);

/** Sum of the squares of the distances from the mean. */
export function squares(numbers: Numbers): number {
  const middle = mean(numbers);
  return numbers.reduce((sum, number) => sum + (number - middle) ** 2, 0);
}

const varianceOfSample = (numbers: Numbers) =>
  numbers.length < 2 ? fail("#DIV/0!") : squares(numbers) / (numbers.length - 1);
const varianceOfAll = (numbers: Numbers) =>
  numbers.length < 1 ? fail("#DIV/0!") : squares(numbers) / numbers.length;

export const sorted = (numbers: Numbers) => [...numbers].sort((a, b) => a - b);

export function median(numbers: Numbers): number {
  const inOrder = sorted(numbers);
  const middle = Math.floor(inOrder.length / 2);
  const upper = inOrder[middle] ?? fail("#NUM!");
  return inOrder.length % 2 === 1 ? upper : ((inOrder[middle - 1] ?? 0) + upper) / 2;
}

export function mode(numbers: Numbers): number {
  const counts = new Map<number, number>();
  for (const number of numbers) counts.set(number, (counts.get(number) ?? 0) + 1);
  let best: number | undefined;
  let most = 1;
  for (const [number, count] of counts) {
    if (count > most) [best, most] = [number, count];
  }
  return best ?? fail("#N/A");
}

export function nthLargest(numbers: Numbers, place: number): number {
  const rank = Math.ceil(place);
  if (rank < 1 || rank > numbers.length) fail("#NUM!");
  return sorted(numbers)[numbers.length - rank] ?? fail("#NUM!");
}

export function nthSmallest(numbers: Numbers, place: number): number {
  const rank = Math.ceil(place);
  if (rank < 1 || rank > numbers.length) fail("#NUM!");
  return sorted(numbers)[rank - 1] ?? fail("#NUM!");
}

export function percentileInclusive(numbers: Numbers, share: number): number {
  if (numbers.length === 0 || share < 0 || share > 1) fail("#NUM!");
  return between(sorted(numbers), share * (numbers.length - 1));
}

export function percentileExclusive(numbers: Numbers, share: number): number {
  const place = share * (numbers.length + 1) - 1;
  if (numbers.length === 0 || share <= 0 || share >= 1 || place < 0 || place > numbers.length - 1) {
    fail("#NUM!");
  }
  return between(sorted(numbers), place);
}

function between(inOrder: Numbers, place: number): number {
  const below = inOrder[Math.floor(place)] ?? 0;
  const above = inOrder[Math.ceil(place)] ?? below;
  return below + (place - Math.floor(place)) * (above - below);
}

const folding = (fold: (numbers: Numbers) => number): CalledFunction =>
  taking("R", 1, 255, (args, evaluation) => fold(numbersOf(args, evaluation)));
const foldingAll = (fold: (numbers: Numbers) => number): CalledFunction =>
  taking("R", 1, 255, (args, evaluation) => fold(allNumbersOf(args, evaluation)));

const ranked = (pick: (numbers: Numbers, place: number) => number): CalledFunction =>
  taking("RV", 2, 2, ([of = null, place], evaluation) =>
    pick(numbersOf([of], evaluation), toNumber(place as CellValue)),
  );

/** What SUBTOTAL and AGGREGATE know, by their numbers. */
const folds: Readonly<Record<number, (numbers: Numbers) => number>> = {
  1: mean,
  4: largest,
  5: smallest,
  6: product,
  7: (numbers) => Math.sqrt(varianceOfSample(numbers)),
  8: (numbers) => Math.sqrt(varianceOfAll(numbers)),
  9: total,
  10: varianceOfSample,
  11: varianceOfAll,
  12: median,
  13: mode,
};

const rankedFolds: Readonly<Record<number, (numbers: Numbers, place: number) => number>> = {
  14: nthLargest,
  15: nthSmallest,
  16: percentileInclusive,
  17: (numbers, quarter) => percentileInclusive(numbers, Math.trunc(quarter) / 4),
  18: percentileExclusive,
  19: (numbers, quarter) => percentileExclusive(numbers, Math.trunc(quarter) / 4),
};

interface Leaving {
  /** Rows that were hidden by hand; filtered ones never count. */
  readonly hidden: boolean;
  readonly errors: boolean;
  /** Cells that are subtotals themselves. */
  readonly subtotals: boolean;
}

function left(args: readonly Value[], leaving: Leaving, evaluation: Evaluator): CellValue[] {
  const { around } = evaluation;
  const values: CellValue[] = [];
  const take = (value: CellValue) => {
    if (!isError(value)) values.push(value);
    else if (!leaving.errors) passOn(value);
  };
  for (const arg of args) {
    if (arg instanceof Reference) {
      for (const area of arg.areas) {
        around.valuesOf(area).rows.forEach((line, rowIndex) => {
          const row = area.startRow + rowIndex;
          const state = around.rowState(area.sheet, row);
          if (state === "filtered" || (leaving.hidden && state === "hidden")) return;
          line.forEach((value, index) => {
            const column = area.startColumn + index;
            if (leaving.subtotals && around.isSubtotal(area.sheet, row, column)) return;
            take(value);
          });
        });
      }
    } else if (arg instanceof ArrayValue) arg.rows.flat().forEach(take);
    else if (isError(arg)) take(arg);
    else return fail("#VALUE!");
  }
  return values;
}

const onlyNumbers = (values: readonly CellValue[]) =>
  values.filter((value) => typeof value === "number");

function folded(number: number, values: readonly CellValue[]): number {
  if (number === 2) return onlyNumbers(values).length;
  if (number === 3) return values.filter((value) => value !== null).length;
  const fold = folds[number];
  return fold ? fold(onlyNumbers(values)) : fail("#VALUE!");
}

function subtotal(args: readonly Value[], evaluation: Evaluator): number {
  const [code, ...ranges] = args;
  const number = Math.trunc(toNumber(code as CellValue));
  const bare = number > 100 ? number - 100 : number;
  if (bare < 1 || bare > 11) fail("#VALUE!");
  if (ranges.some((range) => !(range instanceof Reference))) fail("#VALUE!");
  const leaving = { hidden: number > 100, errors: false, subtotals: true };
  // Counting takes errors as they are.
  const counts = bare === 2 || bare === 3;
  const values = left(
    ranges,
    { ...leaving, errors: bare === 2 },
    counts && bare === 3 ? countingErrors(evaluation) : evaluation,
  );
  return folded(bare, values);
}

/** For COUNTA, an error is as good as any value. */
function countingErrors(evaluation: Evaluator): Evaluator {
  const { around } = evaluation;
  const valuesOf = (area: Area) =>
    new ArrayValue(
      around.valuesOf(area).rows.map((row) => row.map((value) => (isError(value) ? true : value))),
    );
  return Object.create(evaluation, { around: { value: { ...around, valuesOf } } }) as Evaluator;
}

function aggregate(args: readonly Value[], evaluation: Evaluator): number {
  const [code, option, ...rest] = args;
  const number = Math.trunc(toNumber(evaluation.scalar(code ?? null)));
  const choice = given(
    [option ?? leftOut],
    0,
    (value) => Math.trunc(toNumber(value)),
    0,
    evaluation,
  );
  if (choice < 0 || choice > 7 || number < 1 || number > 19) fail("#VALUE!");
  const leaving = {
    hidden: choice % 2 === 1,
    errors: [2, 3, 6, 7].includes(choice),
    subtotals: choice < 4,
  };
  const pick = rankedFolds[number];
  if (!pick) {
    const counting = number === 3 && !leaving.errors ? countingErrors(evaluation) : evaluation;
    if (rest.some((range) => !(range instanceof Reference))) fail("#VALUE!");
    return folded(
      number,
      left(rest, number === 2 ? { ...leaving, errors: true } : leaving, counting),
    );
  }
  const [of = null, place] = rest;
  if (place === undefined || rest.length !== 2) fail("#VALUE!");
  return pick(onlyNumbers(left([of], leaving, evaluation)), toNumber(evaluation.scalar(place)));
}

export const aggregateFunctions: FunctionTable = {
  SUM: folding(total),
  AVERAGE: folding(mean),
  MIN: folding(smallest),
  MAX: folding(largest),
  PRODUCT: folding(product),
  SUMSQ: folding((numbers) => numbers.reduce((a, b) => a + b * b, 0)),
  AVERAGEA: foldingAll(mean),
  MAXA: foldingAll(largest),
  MINA: foldingAll(smallest),
  VAR: folding(varianceOfSample),
  "VAR.S": folding(varianceOfSample),
  VARP: folding(varianceOfAll),
  "VAR.P": folding(varianceOfAll),
  VARA: foldingAll(varianceOfSample),
  VARPA: foldingAll(varianceOfAll),
  STDEV: folding((numbers) => Math.sqrt(varianceOfSample(numbers))),
  "STDEV.S": folding((numbers) => Math.sqrt(varianceOfSample(numbers))),
  STDEVP: folding((numbers) => Math.sqrt(varianceOfAll(numbers))),
  "STDEV.P": folding((numbers) => Math.sqrt(varianceOfAll(numbers))),
  STDEVA: foldingAll((numbers) => Math.sqrt(varianceOfSample(numbers))),
  STDEVPA: foldingAll((numbers) => Math.sqrt(varianceOfAll(numbers))),
  DEVSQ: folding((numbers) => (numbers.length === 0 ? fail("#NUM!") : squares(numbers))),
  AVEDEV: folding((numbers) => {
    if (numbers.length === 0) return fail("#NUM!");
    const middle = mean(numbers);
    return mean(numbers.map((number) => Math.abs(number - middle)));
  }),
  MEDIAN: folding(median),
  MODE: folding(mode),
  "MODE.SNGL": folding(mode),
  LARGE: ranked(nthLargest),
  SMALL: ranked(nthSmallest),
  PERCENTILE: ranked(percentileInclusive),
  "PERCENTILE.INC": ranked(percentileInclusive),
  "PERCENTILE.EXC": ranked(percentileExclusive),
  QUARTILE: ranked((numbers, quarter) => percentileInclusive(numbers, Math.trunc(quarter) / 4)),
  "QUARTILE.INC": ranked((numbers, quarter) =>
    percentileInclusive(numbers, Math.trunc(quarter) / 4),
  ),
  "QUARTILE.EXC": ranked((numbers, quarter) =>
    percentileExclusive(numbers, Math.trunc(quarter) / 4),
  ),
  COUNT: taking("R", 1, 255, (args, evaluation) => {
    let count = 0;
    forEachValue(args, evaluation, (value, isDirect) => {
      if (typeof value === "number") count++;
      else if (isDirect && value !== null && !isError(value)) {
        try {
          toNumber(value);
          count++;
        } catch {
          // No number, and not counted.
        }
      }
    });
    return count;
  }),
  COUNTA: taking("R", 1, 255, (args, evaluation) => {
    let count = 0;
    forEachValue(args, evaluation, (value, isDirect) => {
      if (value !== null || isDirect) count++;
    });
    return count;
  }),
  COUNTBLANK: taking("R", 1, 1, ([range = null], evaluation) => {
    if (isError(range)) return range;
    if (!(range instanceof Reference)) return fail("#VALUE!");
    let blanks = 0;
    for (const area of range.areas) {
      const { rows } = evaluation.around.valuesOf(area);
      const full = rows.flat().filter((value) => value !== null && value !== "").length;
      blanks += heightOf(area) * widthOf(area) - full;
    }
    return blanks;
  }),
  SUMPRODUCT: taking("A", 1, 255, (args, evaluation) => {
    const arrays = args.map((arg) => evaluation.array(arg));
    const [first] = arrays;
    if (!first) return fail("#VALUE!");
    const isEven = args.every(
      (arg) => sizeOf(arg, evaluation) === sizeOf(args[0] ?? null, evaluation),
    );
    if (!isEven) return fail("#VALUE!");
    let sum = 0;
    first.rows.forEach((line, row) => {
      line.forEach((_, column) => {
        let term = 1;
        for (const { rows } of arrays) {
          const value = rows[row]?.[column] ?? null;
          if (isError(value)) passOn(value);
          term *= typeof value === "number" ? value : 0;
        }
        sum += term;
      });
    });
    return sum;
  }),
  SUBTOTAL: { ...taking("VR", 2, 255, subtotal), takesEachReference: true },
  AGGREGATE: taking("VVA", 3, 255, aggregate),
};

/** How large a value is, those cells of a range included that nobody looks at. */
export function sizeOf(value: Value, evaluation: Evaluator): string {
  if (value instanceof Reference) {
    return value.areas.map((area) => `${heightOf(area)}x${widthOf(area)}`).join();
  }
  const { height, width } = evaluation.array(value);
  return `${height}x${width}`;
}
