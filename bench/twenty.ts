/*
 * The portfolio P20, what its year comes to here, and how long that takes: one line of JSON for others.mjs.
 */
import { performance } from "node:perf_hooks";
import { yearOfLosses } from "../src/core";
import { portfolio } from "./support/portfolios";
import { yearsElsewhere } from "./support/years-elsewhere";

const threats = portfolio(20, 1);
const levels = [0.5, 0.9, 0.95, 0.99, 0.995, 0.999, 0.9999];

function answers(): { percentile: number[]; tailMean: number[] } {
  const year = yearOfLosses(threats);
  return {
    percentile: levels.map((level) => year.percentile(level)),
    tailMean: levels.map((level) => year.tailMean(level)),
  };
}

const times: number[] = [];
let own = answers();
for (let round = 0; round < 400; round++) {
  const start = performance.now();
  own = answers();
  times.push(performance.now() - start);
}

const rows = threats.flatMap(({ frequency, event: { severity } }) =>
  frequency.kind === "poisson" && severity.kind === "lognormal"
    ? [{ frequency: frequency.mean, mu: severity.mu, sigma: severity.sigma }]
    : [],
);
const question = {
  levels,
  frequency: rows.map(({ frequency }) => frequency),
  mu: rows.map(({ mu }) => mu),
  sigma: rows.map(({ sigma }) => sigma),
};
const print = { question, expected: yearsElsewhere.P20, milliseconds: Math.min(...times), ...own };
process.stdout.write(`${JSON.stringify(print)}\n`);
