import fc from "fast-check";
import type { YearOfLosses } from "../../../src/core";
import { expectedLoss, readRegister, threatsOf, yearOfLosses } from "../../../src/core";
import { furtherEstimates, registerOf, type Row } from "../../support/oracles/further-estimates";

const yearOf = (rows: readonly Row[], badYearSpread = 0): YearOfLosses =>
  yearOfLosses(threatsOf(readRegister(registerOf(...rows))), { badYearSpread });

const cases = furtherEstimates(/^(uncertain|PERT) frequency/);

describe("a rate that is not known", () => {
  it.each(cases)("$name of $call.reg.threats at $call.level is $value", (one) => {
    const { threats } = one.call.reg;
    const year = yearOf(threats);
    const level = one.call.level ?? 0;
    const found: Readonly<Record<string, () => number>> = {
      EXPECTED_LOSS: () => year.mean,
      "1-LOSS_EXCEEDANCE(.,0)": () => 1 - year.exceedance(0),
      LOSS_PERCENTILE: () => year.percentile(level),
      LOSS_TAIL_MEAN: () => year.tailMean(level),
    };
    const our = found[one.call.fn]?.() ?? NaN;
    expect(Math.abs(our / one.value - 1)).toBeLessThanOrEqual(one.rel);
  });

  const loss = { "Loss low": 100_000, "Loss high": 1_000_000 };
  const range = { Threat: "A", "Frequency low": 0.2, "Frequency high": 4, ...loss };

  it("tends to Poisson as its ends meet", () => {
    const narrow = yearOf([{ ...range, "Frequency low": 1.5, "Frequency high": 1.5 * (1 + 1e-7) }]);
    const steady = yearOf([{ Threat: "A", Frequency: 1.5 * (1 + 0.5e-7), ...loss }]);
    for (const level of [0.5, 0.9, 0.99, 0.999]) {
      expect(narrow.percentile(level) / steady.percentile(level)).toBeCloseTo(1, 7);
      expect(narrow.tailMean(level) / steady.tailMean(level)).toBeCloseTo(1, 7);
    }
    expect(narrow.standardDeviation / steady.standardDeviation).toBeCloseTo(1, 9);
  });

  it("never has a lower variance where it is wider, at the same mean", () => {
    const ends = fc.tuple(
      fc.double({ min: 0.01, max: 20, noNaN: true }),
      fc.double({ min: 1.01, max: 50, noNaN: true }),
    );
    fc.assert(
      fc.property(ends, fc.double({ min: 1, max: 3, noNaN: true }), ([low, ratio], wider) => {
        // σ of ln Λ grows with the logarithm of the ratio; the mean is kept by moving both ends.
        const sigma = (of: number): number => Math.log(of) / (2 * 1.6448536269514722);
        const [narrow, wide] = [sigma(ratio), sigma(ratio * wider)];
        const shift = Math.exp(
          0.5 * narrow * narrow - 0.5 * wide * wide + 1.6448536269514722 * (narrow - wide),
        );
        const base = { ...range, "Frequency low": low, "Frequency high": low * ratio };
        const spread = {
          ...range,
          "Frequency low": low * shift,
          "Frequency high": low * shift * ratio * wider,
        };
        const [a, b] = [base, spread].map((row) => {
          const [threat] = threatsOf(readRegister(registerOf(row)));
          return { threat, year: threat && yearOfLosses([threat]) };
        });
        const mean = (one: typeof a): number => (one?.threat ? expectedLoss(one.threat) : NaN);
        expect(mean(b) / mean(a)).toBeCloseTo(1, 9);
        const deviation = (one: typeof a): number => one?.year?.standardDeviation ?? NaN;
        expect(deviation(b)).toBeGreaterThanOrEqual(deviation(a) * (1 - 1e-9));
      }),
      { numRuns: 25 },
    );
  });

  it("is independent of known rates: chances of no loss multiply", () => {
    const year = yearOf([
      range,
      { Threat: "B", Frequency: 2, "Loss low": 20_000, "Loss high": 400_000 },
    ]);
    expect(year.chanceOfNoLoss).toBeCloseTo(0.4093988979719712 * Math.exp(-2), 9);
  });

  it("lists the years of a fixed loss, to the last bit of what they cost", () => {
    const year = yearOf([{ Threat: "A", "Frequency low": 0.2, "Frequency high": 4, Loss: 1000 }]);
    expect(year.percentile(0.6)).toBe(1000);
    expect(year.exceedance(0)).toBeCloseTo(1 - 0.4093988979719712, 10);
    // P(N = 1) = E[Λ exp(-Λ)], by a sum over 4,000 steps of ln Λ.
    const [m, s] = [0.5 * (Math.log(0.2) + Math.log(4)), Math.log(20) / (2 * 1.6448536269514722)];
    let one = 0;
    for (let i = -2000; i <= 2000; i++) {
      const z = i * 0.004;
      const rate = Math.exp(m + s * z);
      one += (0.004 / Math.sqrt(2 * Math.PI)) * Math.exp(-0.5 * z * z) * rate * Math.exp(-rate);
    }
    expect(year.exceedance(999) - year.exceedance(1000)).toBeCloseTo(one, 10);
  });

  it("shares its tail out, adding up, and never depends on the order of rows", () => {
    const rows = [
      range,
      { Threat: "B", Frequency: 2, "Loss low": 20_000, "Loss high": 400_000 },
      {
        Threat: "C",
        "Frequency min": 0.1,
        "Frequency most likely": 0.5,
        "Frequency max": 2,
        ...loss,
      },
    ];
    const [year, turned] = [yearOf(rows), yearOf([...rows].reverse())];
    const shares = year.contributions(0.95);
    const total = year.tailMean(0.95);
    expect(shares.reduce((sum, share) => sum + share, 0) / total).toBeCloseTo(1, 12);
    expect([...turned.contributions(0.95)].reverse()).toEqual(shares);
    expect(turned.percentile(0.99)).toBe(year.percentile(0.99));
    // A threat that is alone in the year adds all of it.
    const [alone] = yearOf([range]).contributions(0.95);
    expect((alone ?? NaN) / yearOf([range]).tailMean(0.95)).toBeCloseTo(1, 12);
  });

  it("rises and falls with the other threats in bad years", () => {
    const plain = yearOf([range]);
    const mixed = yearOf([range], 0.5);
    expect(mixed.mean).toBe(plain.mean);
    // Var S = E[N] E[X²] + Var(ΛΘ) E[X]², with 1 + v = (1 + v_Λ)(1 + s²).
    const s = Math.log(20) / (2 * 1.6448536269514722);
    const lambda = Math.exp(0.5 * (Math.log(0.2) + Math.log(4)) + 0.5 * s * s);
    const one = plain.mean / lambda;
    const v = Math.exp(s * s) - 1;
    const between = (spread: number): number =>
      ((1 + v) * (1 + spread * spread) - 1) * lambda * lambda * one * one;
    const variance = plain.standardDeviation ** 2 - between(0) + between(0.5);
    expect(mixed.standardDeviation ** 2 / variance).toBeCloseTo(1, 7);
    expect(mixed.percentile(0.99)).toBeGreaterThan(plain.percentile(0.99));
  });
});

describe("the columns of a rate that is not known", () => {
  const said = (row: Row): readonly string[] =>
    readRegister(registerOf({ Threat: "A", Loss: 1000, ...row }))
      .findings.filter(({ kind, row: at }) => kind === "Problem" || at > 0)
      .map(({ kind, column, rule }) => `${kind}: ${column} ${rule}`);

  it.each`
    row                                                                           | expected
    ${{ "Frequency low": 2, "Frequency high": 2 }}                                | ${"Problem: Frequency high must be greater than Frequency low"}
    ${{ "Frequency low": 3, "Frequency high": 2 }}                                | ${"Problem: Frequency high must be greater than Frequency low"}
    ${{ "Frequency low": 3 }}                                                     | ${"Problem: Frequency high must be filled in beside Frequency low"}
    ${{ "Frequency low": 1, "Frequency high": 2, "Frequency variance ratio": 2 }} | ${"Problem: Frequency variance ratio must be left blank beside Frequency low: a range says that the rate is not known, a ratio that events cluster"}
    ${{ "Frequency low": 1, "Frequency high": 2, Frequency: 1.5 }}                | ${"Problem: Frequency low must be left blank beside Frequency, or Frequency beside it: which of them counts, one rate or its range?"}
    ${{ "Frequency low": 1, "Frequency high": 2, Probability: 0.5 }}              | ${"Problem: Frequency low must be left blank beside Probability: one of them says how often"}
    ${{ "Return period": 5, Frequency: 1.5 }}                                     | ${"Problem: Return period must be left blank beside Frequency: one of them says how often"}
    ${{ "Frequency min": 1, "Frequency max": 2 }}                                 | ${"Problem: Frequency most likely must be filled in beside Frequency min and Frequency max"}
    ${{ "Frequency min": 2, "Frequency most likely": 2, "Frequency max": 2 }}     | ${"Problem: Frequency max must be greater than Frequency min"}
    ${{ "Frequency min": 1, "Frequency most likely": 3, "Frequency max": 2 }}     | ${"Problem: Frequency most likely must lie between Frequency min and Frequency max"}
    ${{ "Frequency (per month)": "1 in 20" }}                                     | ${"Problem: Frequency (per month) must be a number, since its header scales it: words say their own unit"}
    ${{ Frequency: "now and then" }}                                              | ${"Problem: Frequency must be a number"}
    ${{ Frequency: "1 in 20 years" }}                                             | ${"Note: Frequency is read as 0.05 events a year"}
    ${{ "Return period": "every 18 months" }}                                     | ${"Note: Return period is read as 1.5 years between events"}
  `("$row: $expected", (one: { row: Row; expected: string }) => {
    expect(said(one.row)).toContain(one.expected);
  });

  const meanOf = (row: Row): number =>
    threatsOf(readRegister(registerOf({ Threat: "A", Loss: 1000, ...row }))).reduce(
      (sum, threat) => sum + expectedLoss(threat) / 1000,
      0,
    );

  it.each`
    row                                                                       | mean                                                                   | because
    ${{ "Return period": 20 }}                                                | ${0.05}                                                                | ${"1 / T"}
    ${{ "Return period (months)": 6 }}                                        | ${2}                                                                   | ${"twice a year"}
    ${{ Frequency: "1 in 20" }}                                               | ${0.05}                                                                | ${"years, where nothing is said"}
    ${{ Frequency: "2 in 10 years" }}                                         | ${0.2}                                                                 | ${"so many in so long"}
    ${{ Frequency: "Once in 1,000 years" }}                                   | ${0.001}                                                               | ${"thousands are read"}
    ${{ Frequency: "twice a year" }}                                          | ${2}                                                                   | ${"words for numbers"}
    ${{ Frequency: "3 times per quarter" }}                                   | ${12}                                                                  | ${"four quarters a year"}
    ${{ "Return period": "once every 18 months" }}                            | ${12 / 18}                                                             | ${"a time between events"}
    ${{ "Frequency min": 0, "Frequency most likely": 1, "Frequency max": 2 }} | ${1}                                                                   | ${"a least rate of 0 beside a filled one"}
    ${{ "Frequency low (10%)": 1, "Frequency high (90%)": 4 }}                | ${2 * Math.exp(0.5 * (Math.log(4) / (2 * 1.2815515655446004)) ** 2)}   | ${"the percentage of the header"}
    ${{ "Frequency (low) (%)": 10, "Frequency (high) (%)": 40 }}              | ${0.2 * Math.exp(0.5 * (Math.log(4) / (2 * 1.6448536269514722)) ** 2)} | ${"percent scale"}
  `("$row strikes $mean times a year: $because", (one: { row: Row; mean: number }) => {
    expect(meanOf(one.row) / one.mean).toBeCloseTo(1, 12);
  });
});
