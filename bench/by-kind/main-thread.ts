/*
 * What a worksheet calls that stays in the main thread: each function over registers of every kind and size that it never saw. Started by
 * main-thread.mjs; prints one line of JSON for each kind, or with `--one` and a place among all calls that call alone.
 */
import { warmUpSteps } from "../../src/addin/warm-up";
import type { Cell } from "../../src/core";
import { budgetCurve } from "../../src/functions/controls/budget-curve";
import { budgetPlan } from "../../src/functions/controls/budget-plan";
import { controlValue } from "../../src/functions/controls/control-value";
import { insuranceLayer } from "../../src/functions/controls/insurance-layer";
import { insuranceOptions } from "../../src/functions/controls/insurance-options";
import { residualLoss } from "../../src/functions/controls/residual-loss";
import { coverageGap } from "../../src/functions/coverage/coverage-gap";
import { coverageRatio } from "../../src/functions/coverage/coverage-ratio";
import { coverageTable } from "../../src/functions/coverage/coverage-table";
import { groupSummary } from "../../src/functions/group/group-summary";
import { answerLongCallsIn } from "../../src/functions/long-calls/long-calls";
import { registerCheck } from "../../src/functions/register/register-check";
import { breakEven } from "../../src/functions/review/break-even";
import { lossBacktest } from "../../src/functions/review/loss-backtest";
import { lossBridge } from "../../src/functions/review/loss-bridge";
import { lossPercentrank } from "../../src/functions/review/loss-percentrank";
import { lossSensitivity } from "../../src/functions/review/loss-sensitivity";
import { appetiteCheck } from "../../src/functions/year/appetite-check";
import { expectedLoss } from "../../src/functions/year/expected-loss";
import { lossByThreat } from "../../src/functions/year/loss-by-threat";
import { lossCurve } from "../../src/functions/year/loss-curve";
import { lossExceedance } from "../../src/functions/year/loss-exceedance";
import { lossPercentile } from "../../src/functions/year/loss-percentile";
import { lossSummary } from "../../src/functions/year/loss-summary";
import { lossTailMean } from "../../src/functions/year/loss-tail-mean";
import { draws } from "../support/draws";
import { registerKinds, registerOf } from "../support/drawn-registers";
import { measure, reference } from "../support/measure";

type Cells = Cell[][];
type Call = (register: Cells) => unknown;

class RefusalError extends Error {
  constructor(
    readonly code: string,
    message = "",
  ) {
    super(message);
  }
}
Object.assign(globalThis, {
  CustomFunctions: { Error: RefusalError, ErrorCode: {}, associate: () => undefined },
});

const cell = (value: Cell): Cells => [[value]];
const half = cell(0.5);
const percentile = cell("percentile");
const tail = cell("tail");
const high = cell(0.99);
const levels: Cells = [[0.5], [0.9], [0.95], [0.99], [0.999]];
const appetite: Cells = [
  [1e5, 0.2],
  [1e6, 0.05],
  [1e7, 0.01],
];
const controls: Cells = [
  ["Control", "Cost", "Threat", "Frequency reduction", "Loss reduction"],
  ["Training", 5000, "", 0.2, 0],
  ["Backups", 9000, "Threat 0", 0, 0.5],
  ["Filters", 3000, "Threat 0", 0.3, 0],
  ["Guards", 20000, "", 0.1, 0.1],
];
const events: Cells = [
  ["Date", "Threat", "Loss"],
  [45672, "Threat 0", 7000],
  [45777, "Threat 0", 2500],
];
const quotes: Cells = [
  ["Quote", "Retention", "Limit", "Premium"],
  ["A", 5000, 1e6, 20000],
];
/** The register with its first threat three times as dear. */
const later = (register: Cells): Cells =>
  register.map((row, i) =>
    i === 1
      ? row.map((value, j) => (j > 3 && typeof value === "number" && value > 1 ? 3 * value : value))
      : row,
  );
const named = cell("Threat 0");
/** A column of the register that BREAK_EVEN can look for. */
const fieldOf = ([header = []]: Cells): Cells =>
  cell(
    header.find(
      (name) => name === "Loss reduction" || name === "Frequency" || name === "Probability",
    ) ?? "Frequency",
  );

const calls: Readonly<Record<string, Call>> = {
  EXPECTED_LOSS: (register) => expectedLoss(register),
  LOSS_PERCENTILE: (register) => lossPercentile(register, levels),
  "LOSS_PERCENTILE, bad years": (register) => lossPercentile(register, levels, half),
  LOSS_TAIL_MEAN: (register) => lossTailMean(register, levels),
  "LOSS_TAIL_MEAN, bad years": (register) => lossTailMean(register, levels, half),
  LOSS_EXCEEDANCE: (register) => lossExceedance(register, cell(1e5)),
  "LOSS_EXCEEDANCE, bad years": (register) => lossExceedance(register, cell(1e5), half),
  LOSS_PERCENTRANK: (register) => lossPercentrank(register, cell(1e5), cell(0.25)),
  "LOSS_PERCENTRANK, bad years": (register) =>
    lossPercentrank(register, cell(1e5), cell(0.25), half),
  LOSS_CURVE: (register) => lossCurve(register, cell(50)),
  "LOSS_CURVE, bad years": (register) => lossCurve(register, cell(50), half),
  LOSS_SUMMARY: (register) => lossSummary(register),
  "LOSS_SUMMARY, bad years": (register) => lossSummary(register, half),
  LOSS_BY_THREAT: (register) => lossByThreat(register),
  "LOSS_BY_THREAT, bad years": (register) => lossByThreat(register, high, half),
  APPETITE_CHECK: (register) => appetiteCheck(register, appetite),
  "APPETITE_CHECK, bad years": (register) => appetiteCheck(register, appetite, half),
  REGISTER_CHECK: (register) => registerCheck(register, controls),
  INSURANCE_LAYER: (register) => insuranceLayer(register, cell(1e5), cell(1e6)),
  "INSURANCE_LAYER, bad years": (register) =>
    insuranceLayer(register, cell(1e5), cell(1e6), cell(0.8), half),
  INSURANCE_OPTIONS: (register) => insuranceOptions(register, quotes),
  "COVERAGE_GAP, expected": (register) => coverageGap(register),
  "COVERAGE_RATIO, percentile": (register) => coverageRatio(register, percentile, cell(0.9)),
  "COVERAGE_TABLE, percentile": (register) => coverageTable(register, percentile),
  "COVERAGE_TABLE, tail, bad years": (register) => coverageTable(register, tail, cell(0.9), half),
  GROUP_SUMMARY: (register) => groupSummary(register),
  "GROUP_SUMMARY, bad years": (register) => groupSummary(register, cell(0.9), half),
  "LOSS_SENSITIVITY, expected": (register) => lossSensitivity(register),
  "LOSS_SENSITIVITY, percentile": (register) => lossSensitivity(register, percentile),
  "LOSS_SENSITIVITY, tail, bad years": (register) =>
    lossSensitivity(register, tail, high, cell(0.1), half),
  "BREAK_EVEN, expected": (register) => breakEven(register, named, fieldOf(register), cell(2e4)),
  "BREAK_EVEN, percentile": (register) =>
    breakEven(register, named, fieldOf(register), cell(5e5), percentile),
  "BREAK_EVEN, tail, bad years": (register) =>
    breakEven(register, named, fieldOf(register), cell(5e5), tail, high, half),
  LOSS_BACKTEST: (register) => lossBacktest(register, events, cell(45658), cell(46022)),
  "LOSS_BRIDGE, expected": (register) => lossBridge(register, later(register)),
  "LOSS_BRIDGE, gap, percentile": (register) =>
    lossBridge(register, later(register), cell("gap"), percentile),
  "LOSS_BRIDGE, gap, tail, bad years": (register) =>
    lossBridge(register, later(register), cell("gap"), tail, high, half),
  "LOSS_BRIDGE, tail": (register) => lossBridge(register, later(register), tail),
  "LOSS_BRIDGE, tail, bad years": (register) =>
    lossBridge(register, later(register), tail, cell(""), cell(0.95), half),
  "RESIDUAL_LOSS, expected": (register) => residualLoss(register, controls),
  "RESIDUAL_LOSS, percentile": (register) => residualLoss(register, controls, percentile),
  "RESIDUAL_LOSS, tail, bad years": (register) =>
    residualLoss(register, controls, tail, high, half),
  "CONTROL_VALUE, expected": (register) => controlValue(register, controls),
  "CONTROL_VALUE, percentile": (register) =>
    controlValue(register, controls, cell(0.08), percentile),
  "BUDGET_PLAN, expected": (register) => budgetPlan(register, controls, cell(20000)),
  "BUDGET_CURVE, expected": (register) => budgetCurve(register, controls),
};

const sizes = [1, 2, 3, 4, 6, 9, 15, 30, 60, 120, 250, 500, 1000];

/** What became of a call: its first number, or that it is answered in the other thread, or refused. */
type Outcome = { readonly value: number } | "later" | { readonly refusal: string };

let askedLater = 0;
answerLongCallsIn(() => {
  askedLater += 1;
  return Promise.resolve(0);
});

function outcomeOf(call: Call, register: Cells): Outcome {
  const before = askedLater;
  try {
    const answer = call(register);
    if (askedLater > before) return "later";
    const found = [answer].flat(2).find((value) => typeof value === "number" && value > 0);
    return { value: typeof found === "number" ? found : 0 };
  } catch (refusal) {
    if (refusal instanceof RefusalError) return { refusal: refusal.message };
    throw refusal;
  }
}

/** Milliseconds of the processor: what else runs on the machine does not count. */
function timed(
  call: Call,
  register: Cells,
): { readonly milliseconds: number; readonly outcome: Outcome } {
  const start = process.cpuUsage();
  const begin = performance.now();
  const outcome = outcomeOf(call, register);
  const elapsed = performance.now() - begin;
  const { user, system } = process.cpuUsage(start);
  return { milliseconds: Math.min((user + system) / 1000, elapsed), outcome };
}

for (const warm of warmUpSteps()) warm();
const isSmoke = process.argv.includes("--smoke");
const only = process.argv.indexOf("--one") + 1;
const one = only > 0 ? Number(process.argv[only]) : null;
let place = 0;
for (const [kind, row] of Object.entries(registerKinds)) {
  const kernel = one === null ? measure(15, reference).milliseconds : 0;
  const tally = { kind, stayed: 0, later: 0, refused: 0, kernel };
  let worst = { milliseconds: 0, call: "", rows: 0, value: 0, isRight: true, place: 0 };
  const slow: (typeof worst)[] = [];
  for (const rows of sizes) {
    for (const [name, call] of Object.entries(calls)) {
      place += 1;
      if (one !== null && place !== one) continue;
      if (isSmoke && place % 7 !== 0) continue;
      const register = registerOf(row, rows, draws(place));
      const { milliseconds, outcome } = timed(call, register);
      if (outcome === "later") {
        tally.later += 1;
        continue;
      }
      const isRefused = "refusal" in outcome;
      if (isRefused) tally.refused += 1;
      else tally.stayed += 1;
      const value = isRefused ? 0 : outcome.value;
      const isRight = Number.isFinite(value);
      const found = { milliseconds, call: name, rows, value, isRight, place };
      if (milliseconds > worst.milliseconds) worst = found;
      if (milliseconds > 40) slow.push(found);
    }
  }
  if (one === null || worst.place === one) {
    process.stdout.write(`${JSON.stringify({ ...tally, worst, slow })}\n`);
  }
}
