import type { Frequency } from "../../threat/frequency";
import { bernoulli, clustered, uncertain } from "../../threat/frequency";
import { pertRate, rateThrough } from "../../threat/uncertain-rate";
import type { Columns } from "../headers/column";
import type { FieldKey } from "../headers/field";
import { frequencyKeys } from "../headers/field";
import { FieldError } from "./field-error";
import type { RowCells } from "../cells/row-cells";
import type { RowNumbers } from "../cells/row-numbers";

/** The columns that together make a frequency. */
export const frequencyParts: readonly FieldKey[] = [
  ...frequencyKeys,
  "vulnerability",
  "varianceRatio",
];

/** The ways to say how often; each excludes the others. */
const ways: readonly (readonly FieldKey[])[] = [
  ["frequency"],
  ["probability"],
  ["attempts"],
  ["returnPeriod"],
  ["frequencyLow", "frequencyHigh"],
  ["frequencyMin", "frequencyMostLikely", "frequencyMax"],
];

/**
 * How often a threat strikes: `Frequency`, `Probability`, `Attempts` times `Vulnerability`, `Return period`, or a range of rates;
 * exactly one of them.
 *
 * @throws FieldError
 */
export function frequencyOf(row: RowCells, numbers: RowNumbers, columns: Columns): Frequency {
  const { values } = numbers;
  const [way, second] = ways.filter((keys) => keys.some((key) => values.has(key)));
  if (way === undefined) throw noFrequency(row, columns);
  if (second !== undefined) throw twoWays(way, second, row, numbers);
  const ratio = values.get("varianceRatio");
  const [first = "frequency"] = way;
  if (first === "probability") {
    if (ratio !== undefined) {
      throw new FieldError(
        "varianceRatio",
        `be left blank beside ${row.header("probability")}, which allows one event a year`,
      );
    }
    return bernoulli(values.get("probability") ?? NaN);
  }
  if (way.length > 1) {
    if (ratio !== undefined) {
      throw new FieldError(
        "varianceRatio",
        `be left blank beside ${row.header(filledOf(way, numbers))}: a range says that the rate is not known, a ratio that events cluster`,
      );
    }
    return first === "frequencyLow"
      ? lognormalRate(row, numbers, columns)
      : peakedRate(row, numbers, columns);
  }
  if (ratio !== undefined && ratio < 1) {
    throw new FieldError("varianceRatio", "be 1 or more: below 1 no such number of events exists");
  }
  const mean = values.get(first) ?? NaN;
  if (first === "frequency") return clustered(mean, ratio ?? 1);
  if (first === "returnPeriod") {
    if (1 / mean < Infinity) return clustered(1 / mean, ratio ?? 1);
    throw new FieldError("returnPeriod", "be longer: no number holds so many events a year");
  }
  const vulnerability = values.get("vulnerability");
  if (vulnerability === undefined) {
    throw new FieldError("vulnerability", `be filled in beside ${row.header("attempts")}`);
  }
  return clustered(mean * vulnerability, ratio ?? 1);
}

function lognormalRate(row: RowCells, { values }: RowNumbers, columns: Columns): Frequency {
  const [low, high] = [values.get("frequencyLow"), values.get("frequencyHigh")];
  if (low === undefined || high === undefined) {
    const [lacks, there] =
      low === undefined
        ? (["frequencyLow", "frequencyHigh"] as const)
        : (["frequencyHigh", "frequencyLow"] as const);
    throw new FieldError(lacks, `be filled in beside ${row.header(there)}`);
  }
  checkRising(row, "frequencyLow", "frequencyHigh", low, high);
  const levelOf = (key: FieldKey, usual: number): number => columns.of.get(key)?.level ?? usual;
  const [from, to] = [levelOf("frequencyLow", 0.05), levelOf("frequencyHigh", 0.95)];
  if (!(from < to)) {
    throw new FieldError(
      "frequencyHigh",
      `state a higher percentage than ${row.header("frequencyLow")}`,
    );
  }
  const rate = rateThrough({ value: low, level: from }, { value: high, level: to });
  if (rate.mean > 0 && rate.mean < Infinity) return uncertain(rate);
  throw new FieldError("frequencyHigh", "lie nearer to the low end: no number holds their mean");
}

function peakedRate(row: RowCells, { values }: RowNumbers, columns: Columns): Frequency {
  const [peak, max] = [values.get("frequencyMostLikely"), values.get("frequencyMax")];
  // As a least loss of 0, which cannot be told from a blank cell.
  const least = columns.of.has("frequencyMin") && max !== undefined ? 0 : undefined;
  const min = values.get("frequencyMin") ?? least;
  const parts = [
    ["frequencyMin", min],
    ["frequencyMostLikely", peak],
    ["frequencyMax", max],
  ] as const;
  const [lacks] = parts.find(([, value]) => value === undefined) ?? [];
  if (lacks !== undefined || min === undefined || peak === undefined || max === undefined) {
    const there = parts.filter(([, value]) => value !== undefined).map(([key]) => row.header(key));
    throw new FieldError(lacks ?? "frequencyMax", `be filled in beside ${there.join(" and ")}`);
  }
  checkRising(row, "frequencyMin", "frequencyMax", min, max);
  if (peak < min || peak > max) {
    const between = `${row.header("frequencyMin")} and ${row.header("frequencyMax")}`;
    throw new FieldError("frequencyMostLikely", `lie between ${between}`);
  }
  return uncertain(pertRate(min, peak, max));
}

function checkRising(
  row: RowCells,
  lowKey: FieldKey,
  highKey: FieldKey,
  low: number,
  high: number,
): void {
  if (low < high) return;
  throw new FieldError(highKey, `be greater than ${row.header(lowKey)}`);
}

function filledOf(way: readonly FieldKey[], { values }: RowNumbers): FieldKey {
  return way.find((key) => values.has(key)) ?? "frequency";
}

function twoWays(
  way: readonly FieldKey[],
  second: readonly FieldKey[],
  row: RowCells,
  numbers: RowNumbers,
): FieldError {
  const [key, other] = [filledOf(second, numbers), row.header(filledOf(way, numbers))];
  if (way[0] === "frequency" && second.length > 1) {
    return new FieldError(
      key,
      `be left blank beside ${other}, or ${other} beside it: which of them counts, one rate or its range?`,
    );
  }
  return new FieldError(key, `be left blank beside ${other}: one of them says how often`);
}

function noFrequency(row: RowCells, columns: Columns): FieldError {
  const there = frequencyKeys.filter((key) => columns.of.has(key));
  const [first = "frequency", ...others] = there;
  const rule =
    others.length > 0
      ? `be filled in, or ${others.map((key) => row.header(key)).join(" or ")}`
      : "be greater than 0";
  return new FieldError(first, rule);
}
