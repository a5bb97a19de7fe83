/*
 * How long a year takes by what is known of its rows: some of a kind that were never seen, beside as many that strike at most once in the same run.
 * Started by kinds.mjs; prints one line of JSON for each kind.
 */
import type { Threat } from "../../src/core";
import { yearOfLosses } from "../../src/core";
import type { DrawnRow } from "../support/kinds";
import { kinds, rowsOf } from "../support/kinds";
import { reference, measure } from "../support/measure";

const levels = [0.5, 0.9, 0.95, 0.99, 0.995, 0.999, 0.9999];
const MANY = 20;
/** Of rows that take long. */
const FEW = 4;
const seconds = process.argv.includes("--smoke") ? 0.2 : 1;

/** A year with all that is usually asked of it: its 99th percentile, and the chance that a year costs more. */
function asked(threats: readonly Threat[], badYearSpread: number): [number, number] {
  const year = yearOfLosses(threats, { badYearSpread });
  const losses = levels.map((level) => [year.percentile(level), year.tailMean(level)] as const);
  const loss = losses[3]?.[0] ?? NaN;
  return [loss, year.exceedance(loss)];
}

/** Times taken so far: each has seeds of its own. */
let taken = 0;
/** The fastest of many years, each of rows of its own; the answer of the first. */
function timed(kind: DrawnRow, rows: number, badYearSpread: number) {
  const year = (): [number, number] => {
    const fresh = rowsOf(kind, rows, (seed += 1));
    const start = performance.now();
    const answers = asked(fresh, badYearSpread);
    milliseconds = Math.min(milliseconds, performance.now() - start);
    return answers;
  };
  let milliseconds = Infinity;
  let seed = 10_000 * (taken += 1);
  const [percentile, exceedance] = year();
  const end = performance.now() + 1000 * seconds;
  while (performance.now() < end) year();
  return { percentile, exceedance, milliseconds };
}

const [once = "", ...others] = Object.keys(kinds);
for (const badYearSpread of [0, 0.5]) {
  for (const name of badYearSpread === 0 ? others : [once, ...others]) {
    const kernel = measure(15, reference).milliseconds;
    const [own, usual] = [kinds[name], kinds[once]];
    const rows = badYearSpread > 0 || name === "limit a year" ? FEW : MANY;
    if (own === undefined || usual === undefined) continue;
    const before = timed(usual, rows, 0).milliseconds;
    const line = { name, rows, badYearSpread, kernel, ...timed(own, rows, badYearSpread) };
    const beside = Math.min(before, timed(usual, rows, 0).milliseconds);
    process.stdout.write(`${JSON.stringify({ ...line, once: beside })}\n`);
  }
}
