import { poisson, yearOfLosses, expectedLoss } from "../../../src/core";
import type { Threat } from "../../../src/core";
import { uncertain } from "../../../src/core/threat/frequency";
import type { Frequency } from "../../../src/core";
import { pertRate, rateThrough } from "../../../src/core/threat/uncertain-rate";
import { lognormalThrough } from "../../../src/core/severity/lognormal";
import oracle from "../../golden/further-estimates.json";

const between = (low: number, high: number) =>
  [
    { value: low, level: 0.05 },
    { value: high, level: 0.95 },
  ] as const;
function threat(frequency: Frequency, low: number, high: number): Threat {
  return {
    name: "A", row: 1, frequency, frequencyReduction: 0,
    event: { severity: lognormalThrough(...between(low, high)), cap: Infinity, lossReduction: 0, cover: null },
    spend: 0, premium: 0, actual: null, vulnerability: null, productivity: null,
    attacker: { value: null, attemptCost: null, attemptSuccess: null, defenderAdvantage: 1 },
    review: { owner: "", status: "", lastReviewed: null, everyDays: null, source: "" },
  };
}
for (const one of oracle.cases as any[]) {
  const row = one.call.reg?.threats[0];
  if (row === undefined || !/frequency/.test(one.name)) continue;
  const f = row["Frequency low"] !== undefined
    ? uncertain(rateThrough(...between(row["Frequency low"], row["Frequency high"])))
    : uncertain(pertRate(row["Frequency min"], row["Frequency most likely"], row["Frequency max"]));
  it(`${one.name} ${JSON.stringify(row)}`, () => {
    const t = threat(f, row["Loss low"], row["Loss high"]);
    const fn = one.call.fn;
    const year = yearOfLosses([t]);
    const our = fn === "EXPECTED_LOSS" ? expectedLoss(t) : fn === "LOSS_PERCENTILE" ? year.percentile(one.call.level) : fn === "LOSS_TAIL_MEAN" ? year.tailMean(one.call.level) : 1 - year.exceedance(0);
    console.log(one.name, our, one.value, our / one.value - 1, one.rel);
    expect(Math.abs(our / one.value - 1)).toBeLessThan(one.rel);
  });
}
it("time", () => {
  const rows = (k: (i: number) => Frequency) => Array.from({ length: 20 }, (_, i) => threat(k(i), 1000 * (i + 1), 1e5 * (i + 1)));
  for (const [name, make] of [["poisson", (i: number) => poisson(0.2 + 0.1 * i)], ["bernoulli", (i: number) => ({ kind: "bernoulli", probability: 0.02 + 0.03 * i })], ["uncertain", (i: number) => uncertain(rateThrough(...between(0.05 + 0.1 * i, 0.5 + i)))], ["pert", (i: number) => uncertain(pertRate(0.1 + 0.1 * i, 0.5 + 0.1 * i, 2 + i))]] as const) {
    for (let r = 0; r < 4; r++) {
      const t = rows((i) => make(i + 0.001 * r) as Frequency);
      const start = performance.now();
      const y = yearOfLosses(t);
      [0.5, 0.9, 0.95, 0.99, 0.995].map((l) => y.percentile(l));
      y.tailMean(0.99);
      console.log(name, performance.now() - start);
      const st = (globalThis as any).STAT ?? [];
      const by: any = {};
      for (const [n, a, b] of st) { by[n] ??= [0, 0, 0]; by[n][0]++; by[n][1] += a; by[n][2] += b; }
      console.log(JSON.stringify(by));
      (globalThis as any).STAT = [];
    }
  }
});
