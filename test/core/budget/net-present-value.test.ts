import fc from "fast-check";
import { checkDiscountRate, netPresentValue, paybackYears } from "../../../src/core";

describe("net present value", () => {
  it.each`
    build     | yearly    | life    | rate     | digits | expected                  | source
    ${370000} | ${420000} | ${1}    | ${0.05}  | ${6}   | ${30000}                  | ${"Brealey, Myers & Allen, chapter 2: an office building for 370,000, worth 420,000 a year later, at 5%"}
    ${370000} | ${420000} | ${1}    | ${0.12}  | ${6}   | ${5000}                   | ${"the same at 12%"}
    ${0}      | ${1}      | ${5}    | ${0.1}   | ${4}   | ${3.7908}                 | ${"annuity table"}
    ${0}      | ${1}      | ${10}   | ${0.05}  | ${4}   | ${7.7217}                 | ${"annuity table"}
    ${0}      | ${1}      | ${20}   | ${0.08}  | ${4}   | ${9.8181}                 | ${"annuity table"}
    ${0}      | ${1}      | ${30}   | ${0.12}  | ${4}   | ${8.0552}                 | ${"annuity table"}
    ${100}    | ${50}     | ${3}    | ${0}     | ${12}  | ${50}                     | ${"nothing is discounted"}
    ${100}    | ${0}      | ${3}    | ${0.08}  | ${12}  | ${-100}                   | ${"a year brings nothing"}
    ${100}    | ${-10}    | ${2}    | ${0.25}  | ${12}  | ${-114.4}                 | ${"it costs more than it avoids: -100 - 8 - 6.4"}
    ${0}      | ${1}      | ${2}    | ${-0.5}  | ${12}  | ${6}                      | ${"a rate below 0: 2 + 4"}
    ${0}      | ${1}      | ${0.5}  | ${0.21}  | ${12}  | ${0.5 / 1.1}              | ${"half a year brings half, when it ends"}
    ${0}      | ${1}      | ${1.5}  | ${0.21}  | ${12}  | ${1 / 1.21 + 0.5 / 1.331} | ${"a year, then half of one"}
    ${0}      | ${1}      | ${1e9}  | ${0.08}  | ${12}  | ${12.5}                   | ${"for ever: 1 / rate"}
    ${0}      | ${1}      | ${1000} | ${1e-15} | ${8}   | ${1000}                   | ${"a rate next to 0 loses no digits"}
  `(
    "of $yearly a year for $life years at $rate after $build is $expected: $source",
    ({ build, yearly, life, rate, digits, expected }: Record<string, number>) => {
      expect(netPresentValue(build ?? 0, yearly ?? 0, life ?? 0, rate ?? 0)).toBeCloseTo(
        expected ?? NaN,
        digits,
      );
    },
  );

  it("is the sum of the years, one by one", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 60 }),
        fc.integer({ min: -300, max: 1000 }).map((n) => n / 1000),
        (life, rate) => {
          let worth = 0;
          for (let year = 1; year <= life; year++) worth += Math.pow(1 + rate, -year);
          expect(netPresentValue(7, 100, life, rate) / (100 * worth - 7)).toBeCloseTo(1, 12);
        },
      ),
    );
  });

  it("refuses what no number holds", () => {
    expect(() => netPresentValue(0, 1, 1e9, -0.5)).toThrow(
      "net present value must stay below 1.8e308",
    );
  });

  it.each`
    rate    | message
    ${-1}   | ${"discount_rate must be greater than -1 and not above 1, got -1"}
    ${-1.5} | ${"discount_rate must be greater than -1 and not above 1, got -1.5"}
    ${8}    | ${"discount_rate must be greater than -1 and not above 1: write 0.08 or 8%, got 8"}
    ${1e9}  | ${"discount_rate must be greater than -1 and not above 1, got 1000000000"}
  `("refuses a discount rate of $rate", ({ rate, message }: { rate: number; message: string }) => {
    expect(() => {
      checkDiscountRate(rate);
    }).toThrow(message);
  });
});

describe("payback", () => {
  it.each`
    build   | yearly | expected    | because
    ${1200} | ${400} | ${3}        | ${"it earns its cost in three years"}
    ${0}    | ${-5}  | ${0}        | ${"nothing was built"}
    ${1200} | ${0}   | ${Infinity} | ${"it brings nothing"}
    ${1200} | ${-1}  | ${Infinity} | ${"it costs more than it avoids"}
  `(
    "of $build at $yearly a year is $expected: $because",
    ({ build, yearly, expected }: Record<string, number>) => {
      expect(paybackYears(build ?? 0, yearly ?? 0)).toBe(expected);
    },
  );
});
