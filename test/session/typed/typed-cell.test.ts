import fc from "fast-check";
import type { Cell, Quantity } from "../../../src/core";
import { CellError } from "../../../src/core";
import { saidIn } from "../../support/said-in";
import { formatKind, moneyIn } from "../../../src/session/typed/number-format";
import { inputTyped, typedCell } from "../../../src/session/typed/typed-cell";

const narrowSpace = "\u202f";

describe("what is typed", () => {
  it.each`
    locale      | typed                     | value
    ${"en-US"}  | ${"1234.5"}               | ${1234.5}
    ${"en-US"}  | ${"1,234.5"}              | ${1234.5}
    ${"en-US"}  | ${" $ 1,234,567 "}        | ${1234567}
    ${"en-US"}  | ${"12%"}                  | ${0.12}
    ${"en-US"}  | ${"7.48 %"}               | ${0.0748}
    ${"en-US"}  | ${".5"}                   | ${0.5}
    ${"en-US"}  | ${"5."}                   | ${5}
    ${"en-US"}  | ${"-3"}                   | ${-3}
    ${"en-US"}  | ${"\u22123"}              | ${-3}
    ${"en-US"}  | ${"-$3"}                  | ${-3}
    ${"en-US"}  | ${"(100)"}                | ${-100}
    ${"en-US"}  | ${"1e5"}                  | ${100000}
    ${"en-US"}  | ${"2.5E-3"}               | ${0.0025}
    ${"en-US"}  | ${"USD 5"}                | ${5}
    ${"en-US"}  | ${"1,23"}                 | ${"1,23"}
    ${"en-US"}  | ${"1.234,5"}              | ${"1.234,5"}
    ${"en-US"}  | ${"5k"}                   | ${"5k"}
    ${"en-US"}  | ${"=1+1"}                 | ${"=1+1"}
    ${"en-US"}  | ${"1 2"}                  | ${"1 2"}
    ${"en-US"}  | ${"%"}                    | ${"%"}
    ${"en-US"}  | ${"-"}                    | ${"-"}
    ${"en-US"}  | ${"1e999"}                | ${"1e999"}
    ${"en-US"}  | ${"Infinity"}             | ${"Infinity"}
    ${"en-US"}  | ${"  "}                   | ${null}
    ${"de-DE"}  | ${"1.234,5"}              | ${1234.5}
    ${"de-DE"}  | ${"1234,5"}               | ${1234.5}
    ${"de-DE"}  | ${"1.234"}                | ${1234}
    ${"de-DE"}  | ${"1.5"}                  | ${"1.5"}
    ${"de-DE"}  | ${"12,5 %"}               | ${0.125}
    ${"de-DE"}  | ${"1.234,50 €"}           | ${1234.5}
    ${"de-CH"}  | ${"1'234.5"}              | ${1234.5}
    ${"de-CH"}  | ${"1’234.5"}              | ${1234.5}
    ${"de-CH"}  | ${"CHF 5"}                | ${5}
    ${"fr-FR"}  | ${`1${narrowSpace}234,5`} | ${1234.5}
    ${"fr-FR"}  | ${"1 234,5"}              | ${1234.5}
    ${"hi-IN"}  | ${"12,34,567"}            | ${1234567}
    ${"ar-EG"}  | ${"١٢٣"}                  | ${123}
    ${"xx"}     | ${"5"}                    | ${5}
    ${"no tag"} | ${"5"}                    | ${5}
  `(
    "as $typed in $locale is $value where a number belongs",
    ({ locale, typed, value }: { locale: string; typed: string; value: Cell }) => {
      const kind = { quantity: "rate", format: "General" } as const;
      expect(inputTyped(typed, kind, saidIn(locale))).toBe(value);
    },
  );

  it.each`
    locale     | typed           | value
    ${"en-US"} | ${"12/31/2026"} | ${46387}
    ${"en-GB"} | ${"31/12/2026"} | ${46387}
    ${"de-DE"} | ${"31.12.2026"} | ${46387}
    ${"de-DE"} | ${"31.12.26"}   | ${46387}
    ${"de-DE"} | ${"1.3.1900"}   | ${61}
    ${"sv-SE"} | ${"2026-12-31"} | ${46387}
    ${"en-US"} | ${"2026-12-31"} | ${46387}
    ${"en-US"} | ${"46387"}      | ${46387}
    ${"en-US"} | ${"31/12/2026"} | ${"31/12/2026"}
    ${"de-DE"} | ${"29.2.2026"}  | ${"29.2.2026"}
    ${"de-DE"} | ${"1.1.1900"}   | ${"1.1.1900"}
    ${"en-US"} | ${"soon"}       | ${"soon"}
  `(
    "as $typed in $locale is $value where a date belongs",
    ({ locale, typed, value }: { locale: string; typed: string; value: Cell }) => {
      const kind = { quantity: "date", format: "General" } as const;
      expect(inputTyped(typed, kind, saidIn(locale))).toBe(value);
    },
  );

  it.each`
    typed     | value
    ${"12"}   | ${0.12}
    ${"12%"}  | ${0.12}
    ${"0.5"}  | ${0.5}
    ${"7.48"} | ${0.0748}
    ${"100"}  | ${1}
  `("as $typed is $value in a cell in percent, as in Excel", ({ typed, value }) => {
    const kind = { quantity: "share", format: "0.00%" } as const;
    expect(inputTyped(typed as string, kind, saidIn("en-US"))).toBe(value);
  });

  it.each(["=1+1", "12", "1/2", "TRUE", "-x", "'a"])(
    "as %j stays that text among words",
    (typed) => {
      const kind = { quantity: "text", format: "General" } as const;
      expect(inputTyped(`  ${typed} `, kind, saidIn("en-US"))).toBe(typed);
    },
  );
});

describe("what a cell holds", () => {
  const locales = ["en-US", "de-DE", "fr-FR", "de-CH", "hi-IN", "ar-EG", "pl-PL", "ja-JP"];
  const amounts = fc.oneof(
    fc.double({ noNaN: true, noDefaultInfinity: true }).filter((value) => !Object.is(value, -0)),
    fc.integer(),
    fc.double({ min: 0.01, max: 1e10, noNaN: true }),
  );

  it("is the same number again when it is typed as it is offered", () => {
    fc.assert(
      fc.property(amounts, fc.constantFrom(...locales), (value, locale) => {
        const kind = { quantity: "rate", format: "#,##0.00" } as const;
        const marks = saidIn(locale);
        expect(inputTyped(typedCell(value, kind, marks), kind, marks)).toBe(value);
      }),
    );
  });

  it("is the same share again in percent", () => {
    const shares = fc.double({ min: 1e-12, max: 100, noNaN: true });
    fc.assert(
      fc.property(shares, fc.constantFrom(...locales), (value, locale) => {
        const kind = { quantity: "share", format: "0%" } as const;
        const marks = saidIn(locale);
        expect(inputTyped(typedCell(value, kind, marks), kind, marks)).toBe(value);
      }),
    );
  });

  it("is the same day again", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 61, max: 2_958_465 }),
        fc.constantFrom(...locales),
        (day, locale) => {
          const kind = { quantity: "date", format: "yyyy-mm-dd" } as const;
          const marks = saidIn(locale);
          expect(inputTyped(typedCell(day, kind, marks), kind, marks)).toBe(day);
        },
      ),
    );
  });

  it.each`
    value                     | quantity  | format      | typed
    ${0.07}                   | ${"rate"} | ${"0%"}     | ${"7%"}
    ${1e21}                   | ${"rate"} | ${"0"}      | ${"1E+21"}
    ${46387}                  | ${"date"} | ${"0"}      | ${"12/31/2026"}
    ${46387.5}                | ${"date"} | ${"0"}      | ${"46387.5"}
    ${46387}                  | ${"text"} | ${"d.m.yy"} | ${"12/31/2026"}
    ${true}                   | ${"text"} | ${"0"}      | ${"TRUE"}
    ${null}                   | ${"rate"} | ${"0"}      | ${""}
    ${new CellError("#REF!")} | ${"rate"} | ${"0"}      | ${"#REF!"}
  `("that is $value is offered as $typed", ({ value, quantity, format, typed }) => {
    const kind = { quantity: quantity as Quantity, format: format as string };
    expect(typedCell(value as Cell, kind, saidIn("en-US"))).toBe(typed);
  });
});

describe("a cell that is edited", () => {
  const edited = (held: Cell, quantity: Quantity, format = "General") => {
    const [kind, marks] = [{ quantity, format, held }, saidIn("en-US")];
    return {
      offered: typedCell(held, kind, marks),
      after: (typed: string) => inputTyped(typed, kind, marks),
    };
  };

  it.each(["0.35", "12%", "'7", "''7", "1,200"])(
    "holds the number once the apostrophe of the text %j is gone, and that text with it",
    (text) => {
      const { offered, after } = edited(text, "share");
      expect(offered).toBe(`'${text}`);
      expect(after(offered)).toBe(text);
    },
  );

  it("is repaired by typing the digits it shows", () => {
    expect(edited("0.35", "share").after("0.35")).toBe(0.35);
    expect(edited("2026-12-31", "date").after("2026-12-31")).toBe(46387);
  });

  it.each(["often", "'tis", "5k"])(
    "offers the words %j as they are where figures belong",
    (text) => {
      const { offered, after } = edited(text, "rate");
      expect([offered, after(offered)]).toEqual([text, text]);
    },
  );

  it("stays a number among words where it held one", () => {
    expect(edited(4711, "text").after("4712")).toBe(4712);
    expect(edited(4711, "text").after("Ann")).toBe("Ann");
    expect(edited(46387, "text", "yyyy-mm-dd").after("1/1/2027")).toBe(46388);
    expect(edited("4711", "text").after("4712")).toBe("4712");
    expect(edited(null, "text").after("4712")).toBe("4712");
  });

  it("keeps its line breaks in a field of one line", () => {
    const { offered, after } = edited("Ann\nBo\n", "text");
    expect(offered).toBe("Ann\u21b5Bo\u21b5");
    expect(after(offered)).toBe("Ann\nBo\n");
    expect(after("Ann\u21b5Cy")).toBe("Ann\nCy");
  });

  it("keeps a mark of its own that looks like a line break's", () => {
    expect(edited("Press \u21b5", "text").after("Press \u21b5 now")).toBe("Press \u21b5 now");
  });
});

describe("a number format", () => {
  it.each`
    format                      | kind         | money
    ${"General"}                | ${"general"} | ${null}
    ${"#,##0.00"}               | ${"number"}  | ${null}
    ${"0.0%"}                   | ${"percent"} | ${null}
    ${"yyyy-mm-dd"}             | ${"date"}    | ${null}
    ${"[$-407]d. mmmm yyyy"}    | ${"date"}    | ${null}
    ${"@"}                      | ${"text"}    | ${null}
    ${'"$"#,##0'}               | ${"number"}  | ${{ sign: "$", code: null, isBefore: true, isApart: false, decimals: 0 }}
    ${"$#,##0.00;[Red]-$#,##0"} | ${"number"}  | ${{ sign: "$", code: null, isBefore: true, isApart: false, decimals: 2 }}
    ${"#,##0.00 [$€-407]"}      | ${"number"}  | ${{ sign: "€", code: "EUR", isBefore: false, isApart: true, decimals: 2 }}
    ${'#,##0 "€"'}              | ${"number"}  | ${{ sign: "€", code: "EUR", isBefore: false, isApart: true, decimals: 0 }}
    ${"#,##0\\ €"}              | ${"number"}  | ${{ sign: "€", code: "EUR", isBefore: false, isApart: true, decimals: 0 }}
    ${"[$CHF-807] #,##0"}       | ${"number"}  | ${{ sign: "CHF", code: "CHF", isBefore: true, isApart: true, decimals: 0 }}
    ${'#,##0 "kr"'}             | ${"number"}  | ${{ sign: "kr", code: null, isBefore: false, isApart: true, decimals: 0 }}
    ${"£General"}               | ${"general"} | ${{ sign: "£", code: "GBP", isBefore: true, isApart: false, decimals: null }}
    ${'0 "days; or so"'}        | ${"number"}  | ${null}
  `("like $format shows $kind and money as $money", ({ format, kind, money }) => {
    expect(formatKind(format as string)).toBe(kind);
    expect(moneyIn(format as string)).toEqual(money);
  });
});
