import type { Quantity } from "../../../src/core";
import { marksOf } from "../../../src/session/contract/locale-marks";
import { amountTyped } from "../../../src/session/typed/amount-typed";
import { inputMeant } from "../../../src/session/typed/input-meant";
import { regionIn } from "../../support/said-in";

const marks = (locale: string) => marksOf(locale, regionIn(locale));

describe("what is typed in the pane", () => {
  it.each<[string, Quantity, number | string | null, { scale?: number; locale?: string }?]>([
    ["1 in 5", "rate", 0.2],
    ["twice a year", "rate", 2],
    ["0.2", "rate", 0.2],
    ["60k", "event-amount", 60_000],
    ["2.5m", "event-amount", 2_500_000],
    ["2,5 Mio. €", "event-amount", 2_500_000, { locale: "de-DE" }],
    // In a column of thousands.
    ["60k", "event-amount", 60, { scale: 1000 }],
    ["12 %", "share", 0.12],
    // In a column of percentages.
    ["12 %", "share", 12, { scale: 0.01 }],
    ["often", "rate", "often"],
    ["60k", "text", "60k"],
    // An apostrophe keeps a text.
    ["'1 in 5", "rate", "'1 in 5"],
    ["", "rate", null],
  ])(
    "%j in a cell of kind %s is %j",
    (typed, quantity, value, { scale = 1, locale = "en-US" } = {}) => {
      const cell = { quantity, scale, format: "General" };
      expect(inputMeant(typed, cell, marks(locale))).toBe(value);
    },
  );

  it.each<[string, number | null, string?]>([
    ["640k", 640_000],
    ["$1.2bn", 1_200_000_000],
    ["250.000", 250_000, "de-DE"],
    ["abc", null],
    ["", null],
  ])("%j is an amount of %j", (typed, amount, locale = "en-US") => {
    expect(amountTyped(typed, marks(locale))).toBe(amount);
  });
});
