import { moneyIn, unitShown } from "../../../src/session/typed/number-format";

interface FormatRow {
  readonly format: string;
  readonly text: string;
  readonly thousands: number;
  readonly sign: string | null;
}

describe("a number format says", () => {
  it.each`
    format                                   | text           | thousands | sign
    ${'#,##0 "k€"'}                          | ${"k€"}        | ${0}      | ${"€"}
    ${'#,##0, "k"'}                          | ${"k"}         | ${1}      | ${null}
    ${"#,##0,"}                              | ${""}          | ${1}      | ${null}
    ${"$#,##0"}                              | ${"$"}         | ${0}      | ${"$"}
    ${"[$€-407] #,##0.00"}                   | ${"€"}         | ${0}      | ${"€"}
    ${'#,##0.0,, "Mio. €"'}                  | ${"Mio. €"}    | ${2}      | ${"€"}
    ${'"T€" #,##0'}                          | ${"T€"}        | ${0}      | ${"€"}
    ${'#,##0 "kr"'}                          | ${"kr"}        | ${0}      | ${"kr"}
    ${'#,##0\\ "TEUR"'}                      | ${"TEUR"}      | ${0}      | ${"EUR"}
    ${"#,##0 [$k€-407]"}                     | ${"k€"}        | ${0}      | ${"€"}
    ${'0.0 "per month"'}                     | ${"per month"} | ${0}      | ${null}
    ${"dd.mm.yyyy"}                          | ${""}          | ${0}      | ${null}
    ${"General"}                             | ${""}          | ${0}      | ${null}
    ${'#,##0 "€";[Red]-#,##0 "€"'}           | ${"€"}         | ${0}      | ${"€"}
    ${'[>=1000000]0.0,,"M";[>=1000]0,"K";0'} | ${"M"}         | ${2}      | ${null}
  `("$text and $sign in $format", ({ format, text, thousands, sign }: FormatRow) => {
    expect(unitShown(format)).toMatchObject({ text, thousands });
    expect(moneyIn(format)?.sign ?? null).toBe(sign);
  });

  it("decimals of whole amounts only", () => {
    expect(moneyIn('#,##0.00 "€"')?.decimals).toBe(2);
    expect(moneyIn('#,##0.0,, "Mio. €"')?.decimals).toBe(null);
  });
});
