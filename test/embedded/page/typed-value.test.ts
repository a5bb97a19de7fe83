import { typedValue } from "../../../src/embedded/page/frame/typed-value";
import { regionFor } from "../../../src/workbook/book/region";

describe("what is typed into a cell", () => {
  it.each`
    locale     | typed           | value        | format
    ${"de-DE"} | ${"1.234,56"}   | ${1234.56}   | ${"#,##0.00"}
    ${"de-DE"} | ${"1.234.567"}  | ${1_234_567} | ${"#,##0"}
    ${"de-DE"} | ${"12,5 %"}     | ${0.125}     | ${"0.00%"}
    ${"de-DE"} | ${"-12,5"}      | ${-12.5}     | ${null}
    ${"de-DE"} | ${"(100)"}      | ${-100}      | ${null}
    ${"de-DE"} | ${"1.234,50 €"} | ${1234.5}    | ${'#,##0.00 "€"'}
    ${"de-DE"} | ${"1E3"}        | ${1000}      | ${null}
    ${"de-DE"} | ${"3.4.2026"}   | ${46115}     | ${"d.m.yyyy"}
    ${"de-DE"} | ${"3.4"}        | ${46115}     | ${"d-mmm"}
    ${"en-GB"} | ${"3/4"}        | ${46115}     | ${"d-mmm"}
    ${"en-US"} | ${"3/4"}        | ${46085}     | ${"d-mmm"}
    ${"en-US"} | ${"12/31/26"}   | ${46387}     | ${"m/d/yyyy"}
    ${"en-US"} | ${"12/2026"}    | ${46357}     | ${"mmm-yy"}
    ${"en-US"} | ${"$1,200"}     | ${1200}      | ${'"$"#,##0'}
    ${"en-US"} | ${"2026-04-03"} | ${46115}     | ${"m/d/yyyy"}
    ${"fr-FR"} | ${"1\u202f234"} | ${1234}      | ${"#,##0"}
    ${"de-CH"} | ${"1\u2019234"} | ${1234}      | ${"#,##0"}
    ${"sv-SE"} | ${"2026-04-03"} | ${46115}     | ${"yyyy-mm-dd"}
  `("as $typed in $locale is $value with the format $format", (row) => {
    const { locale, typed, value, format } = row as Record<
      "locale" | "typed" | "value" | "format",
      never
    >;
    expect(typedValue(typed, regionFor(locale), 2026)).toEqual({ kind: "number", value, format });
  });

  it.each`
    locale     | typed
    ${"en-US"} | ${"1.234,56"}
    ${"en-US"} | ${"3.4.2026"}
    ${"en-US"} | ${"12,5 %"}
    ${"en-US"} | ${"31/12/2026"}
    ${"de-DE"} | ${"1,234.56"}
    ${"de-DE"} | ${"29.2.2027"}
    ${"de-DE"} | ${"123-456-7890"}
  `("as $typed in $locale stays a text", ({ locale, typed }) => {
    expect(typedValue(typed as string, regionFor(locale as string), 2026)).toEqual({
      kind: "text",
    });
  });

  it.each(["hello", "10:30", "5 Apr", "", "=1+1", "TRUE", "3a", "-", "Q1"])(
    "as %j is left to the grid",
    (typed) => {
      expect(typedValue(typed, regionFor("de-DE"), 2026)).toBeNull();
    },
  );
});
