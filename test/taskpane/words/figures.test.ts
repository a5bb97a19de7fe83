import type { MoneyFormat } from "../../../src/session/contract/register-snapshot";
import { figuresIn } from "../../../src/taskpane/words/figures";

describe("an amount in the pane", () => {
  it.each`
    amount       | locale       | compact      | full
    ${0}         | ${"en-US"}   | ${"0"}       | ${"0"}
    ${12.25}     | ${"en-US"}   | ${"12.3"}    | ${"12.25"}
    ${0.4}       | ${"en-US"}   | ${"0.4"}     | ${"0.4"}
    ${702_123.4} | ${"en-US"}   | ${"702k"}    | ${"702,123"}
    ${1_239_847} | ${"en-US"}   | ${"1.24M"}   | ${"1,239,847"}
    ${1_239_847} | ${"de-DE"}   | ${"1,24M"}   | ${"1.239.847"}
    ${77_544}    | ${"de-DE"}   | ${"77,5k"}   | ${"77.544"}
    ${1_234}     | ${"ja-JP"}   | ${"1.23k"}   | ${"1,234"}
    ${77_544}    | ${"fr-FR"}   | ${"77,5k"}   | ${"77 544"}
    ${3.06e20}   | ${"en-US"}   | ${"3.06E20"} | ${"306,000,000,000,000,000,000"}
    ${1_239_847} | ${"no such"} | ${"1.24M"}   | ${"1,239,847"}
  `(
    "of $amount in $locale is $compact, in full $full",
    ({
      amount,
      locale,
      compact,
      full,
    }: Record<"locale" | "compact" | "full", string> & { amount: number }) => {
      const figures = figuresIn(locale);
      expect(figures.compact(amount).replace(/\s/g, " ")).toBe(compact);
      expect(figures.full(amount).replace(/\s/g, " ")).toBe(full);
    },
  );

  it.each`
    money                                                                         | amount         | compact      | full
    ${{ sign: "$", code: null, isBefore: true, isApart: false, decimals: 0 }}     | ${1_239_847.4} | ${"$1.24M"}  | ${"$1,239,847"}
    ${{ sign: "$", code: null, isBefore: true, isApart: false, decimals: 0 }}     | ${12.25}       | ${"$12.3"}   | ${"$12.25"}
    ${{ sign: "$", code: null, isBefore: true, isApart: false, decimals: 2 }}     | ${1_239_847.4} | ${"$1.24M"}  | ${"$1,239,847.40"}
    ${{ sign: "kr", code: null, isBefore: false, isApart: true, decimals: null }} | ${702_123.4}   | ${"702k kr"} | ${"702,123 kr"}
    ${{ sign: "CHF", code: "CHF", isBefore: true, isApart: true, decimals: 2 }}   | ${0.5}         | ${"CHF 0.5"} | ${"CHF 0.50"}
  `(
    "is written as the sheet's own formats write it: $full",
    ({
      money,
      amount,
      compact,
      full,
    }: Record<"compact" | "full", string> & { money: MoneyFormat; amount: number }) => {
      const figures = figuresIn("en-US", money);
      expect(figures.compact(amount).replace(/\s/g, " ")).toBe(compact);
      expect(figures.full(amount).replace(/\s/g, " ")).toBe(full);
    },
  );

  it.each`
    text            | locale     | grouped
    ${"9000000"}    | ${"en-US"} | ${"9,000,000"}
    ${"-1234.50"}   | ${"en-US"} | ${"-1,234.50"}
    ${"1234,5"}     | ${"de-DE"} | ${"1.234,5"}
    ${"1234.5"}     | ${"de-DE"} | ${"1234.5"}
    ${"9000000"}    | ${"en-IN"} | ${"90,00,000"}
    ${"0.25"}       | ${"en-US"} | ${"0.25"}
    ${"12%"}        | ${"en-US"} | ${"12%"}
    ${"$9,000,000"} | ${"en-US"} | ${"$9,000,000"}
    ${"often"}      | ${"en-US"} | ${"often"}
    ${"0012345"}    | ${"en-US"} | ${"0012345"}
  `(
    "$text is shown as $grouped in $locale",
    ({ text, locale, grouped }: Record<string, string>) => {
      expect(figuresIn(locale).grouped(text ?? "")).toBe(grouped);
    },
  );

  it.each`
    share           | shown
    ${0}            | ${"0%"}
    ${0.001}        | ${"1%"}
    ${0.764}        | ${"76%"}
    ${0.768}        | ${"77%"}
    ${0.999}        | ${"99%"}
    ${1 - 2 ** -53} | ${"100%"}
    ${1}            | ${"100%"}
  `(
    "covers $shown at $share, as the sheet does: never all of it before all of it is",
    ({ share, shown }) => {
      expect(figuresIn("en-US").share(share as number)).toBe(shown);
    },
  );
});
