import type { CellValue } from "../../book/book";
import { toBoolean, toNumber, toText } from "../formula/convert";
import type { Evaluator } from "../formula/evaluator";
import type { Value } from "../formula/values";
import { ArrayValue, fail, isError, leftOut, passOn } from "../formula/values";
import { given as argument, numbersOf } from "./cells";
import { sorted } from "./aggregates";
import { betaDensity, betaShare, gammaDensity, gammaShare, logGamma } from "./gamma";
import type { FunctionTable } from "./own-function";
import type { CalledFunction } from "../formula/evaluator";
import { ofValues, taking } from "./own-function";
import { regularExpression } from "../patterns/regular-expression";

const whole = (value: CellValue) => Math.trunc(toNumber(value));
const mean = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0) / numbers.length;

/** Mean of a power of the distances from the mean. */
function moment(numbers: readonly number[], power: number): number {
  const middle = mean(numbers);
  return mean(numbers.map((number) => (number - middle) ** power));
}

const folding = (fold: (numbers: readonly number[]) => number): CalledFunction =>
  taking("R", 1, 255, (args, evaluation) => fold(numbersOf(args, evaluation)));

function positive(numbers: readonly number[]): readonly number[] {
  return numbers.length === 0 || numbers.some((number) => number <= 0) ? fail("#NUM!") : numbers;
}

function rank(args: readonly Value[], evaluation: Evaluator, isAverage: boolean): CellValue {
  const number = toNumber(args[0] as CellValue);
  const among = numbersOf([args[1] ?? null], evaluation);
  const rising = argument([args[2] ?? leftOut], 0, toNumber, 0) !== 0;
  const same = among.filter((other) => other === number).length;
  if (same === 0) return { error: "#N/A" };
  const ahead = among.filter((other) => (rising ? other < number : other > number)).length;
  return ahead + 1 + (isAverage ? (same - 1) / 2 : 0);
}

function frequency(args: readonly Value[], evaluation: Evaluator): Value {
  const data = numbersOf([args[0] ?? null], evaluation);
  const given = numbersOf([args[1] ?? null], evaluation);
  const bins = sorted(given);
  const counts = Array.from({ length: bins.length + 1 }, () => 0);
  for (const number of data) {
    const at = bins.findIndex((bin) => number <= bin);
    const place = at < 0 ? bins.length : at;
    counts[place] = (counts[place] ?? 0) + 1;
  }
  // Each interval is told where its upper end stands; one that stands twice is empty the second time.
  const seen = new Set<number>();
  const told = given.map((bin) => {
    if (seen.has(bin)) return 0;
    seen.add(bin);
    return counts[bins.indexOf(bin)] ?? 0;
  });
  return new ArrayValue([...told, counts[bins.length] ?? 0].map((count) => [count]));
}

function poisson(count: number, rate: number, isTotal: boolean): number {
  if (count < 0 || rate < 0) return fail("#NUM!");
  const events = Math.floor(count);
  if (isTotal) return rate === 0 ? 1 : 1 - gammaShare(events + 1, rate);
  if (rate === 0) return events === 0 ? 1 : 0;
  return gammaDensity(events + 1, rate) / rate;
}

/** By logarithms, so that a great many trials are no loop. */
function binomialPart(successes: number, trials: number, chance: number): number {
  if (chance === 0) return successes === 0 ? 1 : 0;
  if (chance === 1) return successes === trials ? 1 : 0;
  const density = betaDensity(successes + 1, trials - successes + 1, chance);
  return density / (chance * (1 - chance) * (trials + 1));
}

/** At most so many successes. */
const binomialTotal = (successes: number, trials: number, chance: number): number =>
  successes >= trials ? 1 : 1 - betaShare(successes + 1, trials - successes, chance);

function binomial(count: CellValue, of: CellValue, share: CellValue, total: CellValue): number {
  const [successes, trials, chance] = [whole(count), whole(of), toNumber(share)];
  const isTotal = toBoolean(total);
  if (trials > 2 ** 40) return fail("#NUM!");
  if (successes < 0 || successes > trials || chance < 0 || chance > 1) return fail("#NUM!");
  return isTotal
    ? binomialTotal(successes, trials, chance)
    : binomialPart(successes, trials, chance);
}

function binomialRange(of: CellValue, share: CellValue, from: CellValue, to?: CellValue): number {
  const [trials, chance, low] = [whole(of), toNumber(share), whole(from)];
  const high = to === undefined ? low : whole(to);
  if (
    trials < 0 ||
    chance < 0 ||
    chance > 1 ||
    low < 0 ||
    low > trials ||
    high < low ||
    high > trials
  ) {
    return fail("#NUM!");
  }
  if (high - low < 1000) {
    let sum = 0;
    for (let count = low; count <= high; count++) sum += binomialPart(count, trials, chance);
    return sum;
  }
  return (
    binomialTotal(high, trials, chance) - (low === 0 ? 0 : binomialTotal(low - 1, trials, chance))
  );
}

/** The fewest successes whose chance, with all below, reaches a share. */
function binomialInverse(of: CellValue, share: CellValue, alpha: CellValue): number {
  const [trials, chance, level] = [whole(of), toNumber(share), toNumber(alpha)];
  if (trials < 0 || chance < 0 || chance >= 1 || level <= 0 || level >= 1) return fail("#NUM!");
  let low = 0;
  let high = trials;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (binomialTotal(middle, trials, chance) >= level) high = middle;
    else low = middle + 1;
  }
  return low;
}

const variance = (numbers: readonly number[]) =>
  (moment(numbers, 2) * numbers.length) / (numbers.length - 1);

function fTest(args: readonly Value[], evaluation: Evaluator): number {
  const [first, second] = [0, 1].map((at) => numbersOf([args[at] ?? null], evaluation));
  if (!first || !second || first.length < 2 || second.length < 2) return fail("#DIV/0!");
  const [a, b] = [variance(first), variance(second)];
  if (a === 0 || b === 0) return fail("#DIV/0!");
  const [over, under] = [first.length - 1, second.length - 1];
  const above = betaShare(under / 2, over / 2, under / (under + (over * a) / b));
  return 2 * Math.min(above, 1 - above);
}

function product(args: readonly Value[], evaluation: Evaluator): Value {
  const [a, b] = [evaluation.array(args[0] ?? null), evaluation.array(args[1] ?? null)];
  if (a.width !== b.height) return { error: "#VALUE!" };
  const all = [...a.rows.flat(), ...b.rows.flat()];
  for (const value of all) {
    if (isError(value)) passOn(value);
    if (typeof value !== "number") fail("#VALUE!");
  }
  const rows = a.rows.map((row) =>
    Array.from({ length: b.width }, (_, column): CellValue => {
      const sum = row.reduce<number>(
        (total, value, at) => total + Number(value) * Number(b.rows[at]?.[column]),
        0,
      );
      return Number.isFinite(sum) ? sum : { error: "#NUM!" };
    }),
  );
  return rows.length === 1 && rows[0]?.length === 1 ? (rows[0][0] ?? 0) : new ArrayValue(rows);
}

/** Patterns of Excel's regular expressions, refused where they are none. */
const patternOf = (pattern: CellValue, ignoreCase: boolean, text: string, flags = "") =>
  regularExpression(toText(pattern), `u${flags}${ignoreCase ? "i" : ""}`, text);

const isOne = (value: CellValue | undefined) => value !== undefined && whole(value) === 1;

function extracted(text: string, pattern: CellValue, mode: number, ignoreCase: boolean): Value {
  const all = [...text.matchAll(patternOf(pattern, ignoreCase, text, "g"))];
  const [first] = all;
  if (!first) return { error: "#N/A" };
  if (mode === 0) return first[0];
  const found = mode === 1 ? all.map(([match]) => match) : first.slice(1).map((group) => group);
  if (mode !== 1 && mode !== 2) return { error: "#VALUE!" };
  return found.length < 2 ? (found[0] ?? first[0]) : new ArrayValue([found]);
}

export const statisticFunctions: FunctionTable = {
  GEOMEAN: folding((numbers) => Math.exp(mean(positive(numbers).map(Math.log)))),
  HARMEAN: folding((numbers) => 1 / mean(positive(numbers).map((number) => 1 / number))),
  "SKEW.P": folding((numbers) => {
    const spread = numbers.length < 3 ? 0 : moment(numbers, 2);
    return spread === 0 ? fail("#DIV/0!") : moment(numbers, 3) / spread ** 1.5;
  }),
  SKEW: folding((numbers) => {
    const n = numbers.length;
    const spread = n < 3 ? 0 : moment(numbers, 2);
    if (spread === 0) return fail("#DIV/0!");
    return ((moment(numbers, 3) / spread ** 1.5) * Math.sqrt(n * (n - 1))) / (n - 2);
  }),
  KURT: folding((numbers) => {
    const n = numbers.length;
    const spread = n < 4 ? 0 : variance(numbers);
    if (spread === 0) return fail("#DIV/0!");
    const fourth = (moment(numbers, 4) * n) / spread ** 2;
    const lead = (n * (n + 1)) / ((n - 1) * (n - 2) * (n - 3));
    return lead * fourth - (3 * (n - 1) ** 2) / ((n - 2) * (n - 3));
  }),
  RANK: taking("VRV", 2, 3, (args, evaluation) => rank(args, evaluation, false)),
  "RANK.EQ": taking("VRV", 2, 3, (args, evaluation) => rank(args, evaluation, false)),
  "RANK.AVG": taking("VRV", 2, 3, (args, evaluation) => rank(args, evaluation, true)),
  FREQUENCY: taking("RR", 2, 2, frequency),
  "F.TEST": taking("AA", 2, 2, fTest),
  FTEST: taking("AA", 2, 2, fTest),
  ...named(["POISSON", "POISSON.DIST"], () =>
    ofValues(3, 3, (count = null, rate = null, total = null) =>
      poisson(toNumber(count), toNumber(rate), toBoolean(total)),
    ),
  ),
  ...named(["BINOMDIST", "BINOM.DIST"], () =>
    ofValues(4, 4, (count = null, trials = null, chance = null, total = null) =>
      binomial(count, trials, chance, total),
    ),
  ),
  "BINOM.DIST.RANGE": ofValues(3, 4, (trials = null, chance = null, from = null, to) =>
    binomialRange(trials, chance, from, to),
  ),
  ...named(["CRITBINOM", "BINOM.INV"], () =>
    ofValues(3, 3, (trials = null, chance = null, alpha = null) =>
      binomialInverse(trials, chance, alpha),
    ),
  ),
  "NEGBINOM.DIST": ofValues(
    4,
    4,
    (failures = null, successes = null, chance = null, total = null) => {
      const [lost, won, share] = [whole(failures), whole(successes), toNumber(chance)];
      if (lost < 0 || won < 1 || share <= 0 || share >= 1) return fail("#NUM!");
      if (toBoolean(total)) return betaShare(won, lost + 1, share);
      return Math.exp(
        logGamma(lost + won) -
          logGamma(won) -
          logGamma(lost + 1) +
          won * Math.log(share) +
          lost * Math.log1p(-share),
      );
    },
  ),
  MMULT: taking("AA", 2, 2, product),
  REGEXTEST: ofValues(2, 3, (text = null, pattern = null, ignoreCase) =>
    patternOf(pattern, isOne(ignoreCase), toText(text)).test(toText(text)),
  ),
  REGEXEXTRACT: ofValues(2, 4, (text = null, pattern = null, mode = 0, ignoreCase) =>
    extracted(toText(text), pattern, whole(mode), isOne(ignoreCase)),
  ),
  REGEXREPLACE: ofValues(
    3,
    5,
    (text = null, pattern = null, fresh = null, which = 0, ignoreCase) => {
      const replacement = toText(fresh);
      const nth = whole(which);
      const matches = [
        ...toText(text).matchAll(patternOf(pattern, isOne(ignoreCase), toText(text), "g")),
      ];
      if (nth === 0)
        return toText(text).replace(
          patternOf(pattern, isOne(ignoreCase), toText(text), "g"),
          replacement,
        );
      const match = matches[nth > 0 ? nth - 1 : matches.length + nth];
      if (!match) return toText(text);
      const one = match[0].replace(patternOf(pattern, isOne(ignoreCase), match[0]), replacement);
      return (
        toText(text).slice(0, match.index) + one + toText(text).slice(match.index + match[0].length)
      );
    },
  ),
};

function named(names: readonly string[], make: () => CalledFunction): FunctionTable {
  const fn = make();
  return Object.fromEntries(names.map((name) => [name, fn]));
}
