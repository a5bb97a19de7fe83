import { marksOf } from "../../../src/session/contract/locale-marks";
import { numberMeant } from "../../../src/session/typed/number-meant";
import { regionIn } from "../../support/said-in";
import type { Quantity } from "../../../src/core";

const meant = (
  text: string,
  quantity: Quantity,
  { scale = 1, locale = "en-US", format = "General" } = {},
): number | null =>
  numberMeant(text, { quantity, scale, format }, marksOf(locale, regionIn(locale)))?.value ?? null;

describe("a text in a cell stands for a number", () => {
  it.each<[string, Quantity, number | null, Parameters<typeof meant>[2]?]>([
    ["20", "rate", 20],
    [" 1,200.50 ", "event-amount", 1200.5],
    ["1.200,50", "event-amount", 1200.5, { locale: "de-DE" }],
    ["\u00a01\u202f200", "event-amount", 1200],
    ["$ 1,200", "event-amount", 1200],
    ["(100)", "year-amount", -100],
    ["10 %", "share", 0.1],
    ["7%", "share", 0.07],
    ["12,5 %", "share", 0.125, { locale: "de-DE" }],
    ["10 %", "share", 10, { scale: 0.01 }],
    ["10 %", "event-amount", null],
    ["2.5m", "event-amount", 2_500_000],
    ["2,5 Mio. €", "event-amount", 2_500_000, { locale: "de-DE" }],
    ["€60k", "event-amount", 60_000],
    ["$1.2 bn", "event-amount", 1_200_000_000],
    ["60 thousand", "year-amount", 60_000],
    ["2.3m", "event-amount", 2300, { scale: 1000 }],
    ["2.5m", "rate", null],
    ["3 apples", "event-amount", null],
    ["1 in 8", "rate", 0.125],
    ["1 in 8", "share", 0.125],
    ["1:8", "share", 0.125],
    ["once in 5 years", "rate", 0.2],
    ["Once every 5 years", "rate", 0.2],
    ["every 10 years", "rate", 0.1],
    ["3 in 2", "share", null],
    ["1 in 0", "rate", null],
    ["1 in 8", "rate", null, { scale: 12 }],
    ["twice a year", "rate", 2],
    ["3 per month", "rate", 36],
    ["monthly", "rate", 12],
    ["monthly", "share", null],
    ["often", "rate", null],
    ["10-20", "rate", null],
    ["n/a", "event-amount", null],
    ["", "rate", null],
    ["1".repeat(100), "rate", null],
  ])("%j as %s is %j", (text, quantity, number, ...[how]) => {
    expect(meant(text, quantity, how)).toBe(number);
  });

  it("and for none where separators can be read in two ways", () => {
    const marks = marksOf("en-US");
    const cell = { quantity: "event-amount", scale: 1, format: "General" } as const;
    expect(numberMeant("1,234", cell, marks)).toBe(null);
    expect(numberMeant("1,234.50", cell, marks)?.value).toBe(1234.5);
  });

  it("shown in percent where it was written so, and as a date", () => {
    const marks = marksOf("de-DE", regionIn("de-DE"));
    const share = { quantity: "share", scale: 1, format: "@" } as const;
    expect(numberMeant("12,5 %", share, marks)?.format).toBe("0.0%");
    expect(numberMeant("12 %", share, marks)?.format).toBe("0%");
    expect(numberMeant("3.4.2026", { ...share, quantity: "date" }, marks)).toEqual({
      value: 46115,
      format: "yyyy-mm-dd",
    });
  });
});
