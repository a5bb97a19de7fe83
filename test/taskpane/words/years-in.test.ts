import { figuresTexts } from "../../../src/taskpane/words/texts/figures";

describe("a chance as so many years", () => {
  it.each<[number, string]>([
    [0, "in no year"],
    [0.0004, "in about 1 year of 2500"],
    [0.01, "in 1 year of 100"],
    [0.29, "in 29 years of 100"],
    [0.49, "in 49 years of 100"],
    [0.999, "in almost every year"],
    [1, "in every year"],
  ])("%d is %s", (chance, words) => {
    expect(figuresTexts.yearsIn(chance, String)).toBe(words);
  });
});
