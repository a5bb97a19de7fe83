import fc from "fast-check";
import type { Cell } from "../../../src/core";
import { marksOf } from "../../../src/session/contract/locale-marks";
import { inputTyped } from "../../../src/session/typed/typed-cell";
import { doubtIn } from "../../../src/session/typed/typing-doubt";
import { echoOf } from "../../../src/session/typed/typing-echo";
import { saidIn } from "../../support/said-in";

const amount = { quantity: "amount", format: "General" } as const;
const share = { quantity: "share", format: "0.00%" } as const;
const date = { quantity: "date", format: "General" } as const;

const asHere = (clear: string) => `must be written as Excel reads it here: type ${clear}`;
const bothDates =
  "must have one meaning: it may be 3 April 2026 or 4 March 2026, type 2026-04-03 or 2026-03-04";

/** What the sheet would hold, or why it is not said. */
function readIn(locale: string, typed: string, kind: Parameters<typeof inputTyped>[1]) {
  const marks = saidIn(locale);
  return doubtIn(typed, kind, marks) ?? inputTyped(typed, kind, marks);
}

describe("what is typed under English words on a machine of another region", () => {
  it.each`
    locale     | typed         | kind      | read
    ${"en-US"} | ${"1.234,56"} | ${amount} | ${asHere("1234.56")}
    ${"en-GB"} | ${"1.234,56"} | ${amount} | ${asHere("1234.56")}
    ${"de-DE"} | ${"1.234,56"} | ${amount} | ${1234.56}
    ${"de-CH"} | ${"1.234,56"} | ${amount} | ${asHere("1234.56")}
    ${"fr-FR"} | ${"1.234,56"} | ${amount} | ${asHere("1234,56")}
    ${"pt-BR"} | ${"1.234,56"} | ${amount} | ${1234.56}
    ${"en-US"} | ${"1 234,56"} | ${amount} | ${asHere("1234.56")}
    ${"en-GB"} | ${"1 234,56"} | ${amount} | ${asHere("1234.56")}
    ${"de-DE"} | ${"1 234,56"} | ${amount} | ${asHere("1234,56")}
    ${"de-CH"} | ${"1 234,56"} | ${amount} | ${asHere("1234.56")}
    ${"fr-FR"} | ${"1 234,56"} | ${amount} | ${1234.56}
    ${"pt-BR"} | ${"1 234,56"} | ${amount} | ${asHere("1234,56")}
    ${"en-US"} | ${"1'234.56"} | ${amount} | ${asHere("1234.56")}
    ${"en-GB"} | ${"1'234.56"} | ${amount} | ${asHere("1234.56")}
    ${"de-DE"} | ${"1'234.56"} | ${amount} | ${asHere("1234,56")}
    ${"de-CH"} | ${"1'234.56"} | ${amount} | ${1234.56}
    ${"fr-FR"} | ${"1'234.56"} | ${amount} | ${asHere("1234,56")}
    ${"pt-BR"} | ${"1'234.56"} | ${amount} | ${asHere("1234,56")}
    ${"en-US"} | ${"12,5 %"}   | ${share}  | ${"must have one meaning: type 12.5% or 125%"}
    ${"en-GB"} | ${"12,5 %"}   | ${share}  | ${"must have one meaning: type 12.5% or 125%"}
    ${"de-DE"} | ${"12,5 %"}   | ${share}  | ${0.125}
    ${"de-CH"} | ${"12,5 %"}   | ${share}  | ${asHere("12.5%")}
    ${"fr-FR"} | ${"12,5 %"}   | ${share}  | ${0.125}
    ${"pt-BR"} | ${"12,5 %"}   | ${share}  | ${0.125}
    ${"en-US"} | ${"3.4.2026"} | ${date}   | ${bothDates}
    ${"en-GB"} | ${"3.4.2026"} | ${date}   | ${bothDates}
    ${"de-DE"} | ${"3.4.2026"} | ${date}   | ${46115}
    ${"de-CH"} | ${"3.4.2026"} | ${date}   | ${46115}
    ${"fr-FR"} | ${"3.4.2026"} | ${date}   | ${bothDates}
    ${"pt-BR"} | ${"3.4.2026"} | ${date}   | ${bothDates}
    ${"en-US"} | ${"3/4/2026"} | ${date}   | ${46085}
    ${"en-GB"} | ${"3/4/2026"} | ${date}   | ${46115}
    ${"de-DE"} | ${"3/4/2026"} | ${date}   | ${46115}
    ${"fr-FR"} | ${"3-4-2026"} | ${date}   | ${46115}
    ${"en-US"} | ${"250.000"}  | ${amount} | ${250}
    ${"de-DE"} | ${"250.000"}  | ${amount} | ${250_000}
    ${"en-US"} | ${"0,250"}    | ${amount} | ${"must have one meaning: type 0.25 or 250"}
    ${"en-US"} | ${"1,23"}     | ${amount} | ${"must have one meaning: type 1.23 or 123"}
    ${"de-DE"} | ${"1.5"}      | ${amount} | ${"must have one meaning: type 1,5 or 15"}
  `("$typed in $locale is $read", ({ locale, typed, kind, read }) => {
    expect(readIn(locale as string, typed as string, kind as typeof amount)).toBe(read);
  });

  it("says what to type for a day that is written the other way round", () => {
    expect(readIn("en-US", "31/12/2026", date)).toBe(
      "must be written as Excel reads it here: for 31 December 2026 type 12/31/2026",
    );
  });

  it.each`
    locale     | space
    ${"fr-FR"} | ${"\u0020"}
    ${"fr-FR"} | ${"\u00a0"}
    ${"fr-FR"} | ${"\u202f"}
    ${"fr-FR"} | ${"\u2009"}
    ${"de-CH"} | ${"'"}
    ${"de-CH"} | ${"\u2019"}
    ${"de-CH"} | ${"\u2018"}
    ${"de-CH"} | ${"\u02bc"}
    ${"de-CH"} | ${"\u00b4"}
  `("takes one kind of mark between thousands for another: $locale, $space", (row) => {
    const { locale, space } = row as { locale: string; space: string };
    const typed = `1${space}234${space}567`;
    expect(readIn(locale, typed, amount)).toBe(1_234_567);
  });

  it.each(["often", "'tis", "5k", "-", "%", "", "1.2.3.4", "29.2.2027"])(
    "has no doubt about %j, which is no number anywhere",
    (typed) => {
      for (const kind of [amount, date]) expect(doubtIn(typed, kind, saidIn("en-US"))).toBeNull();
    },
  );

  it("is a word among words, as in Excel", () => {
    const words = { quantity: "text", format: "General", held: 4711 } as const;
    expect(readIn("en-US", "1.234,56", words)).toBe("1.234,56");
  });
});

describe("where only the language is known", () => {
  it.each`
    language   | typed         | kind      | doubt
    ${"en-US"} | ${"250.000"}  | ${amount} | ${"must have one meaning: type 250 or 250000"}
    ${"en-US"} | ${"1,234"}    | ${amount} | ${"must have one meaning: type 1234 or 1.2340"}
    ${"de-DE"} | ${"1.234"}    | ${amount} | ${"must have one meaning: type 1234 or 1,2340"}
    ${"en-US"} | ${"3/4/2026"} | ${date}   | ${bothDates}
    ${"en-US"} | ${"1234.5"}   | ${amount} | ${null}
    ${"en-US"} | ${"0.25"}     | ${amount} | ${null}
    ${"en-US"} | ${"1.2340"}   | ${amount} | ${null}
    ${"en-US"} | ${"1,234.50"} | ${amount} | ${null}
    ${"de-DE"} | ${"12,5"}     | ${amount} | ${null}
    ${"en-US"} | ${"5/5/2026"} | ${date}   | ${null}
    ${"en-US"} | ${"12/31/26"} | ${date}   | ${null}
  `("$typed in $language: $doubt", ({ language, typed, kind, doubt }) => {
    expect(doubtIn(typed as string, kind as typeof amount, marksOf(language as string))).toBe(
      doubt,
    );
  });

  it("takes what it offers without a doubt", () => {
    const figures = fc.integer({ min: 0, max: 9_999_999 }).map((n) => n / 1000);
    fc.assert(
      fc.property(figures, fc.constantFrom("en-US", "de-DE", "fr-FR", "de-CH"), (n, language) => {
        const marks = marksOf(language);
        const typed = n.toLocaleString("en-US", { minimumFractionDigits: 3, useGrouping: false });
        const doubt = doubtIn(typed.replace(".", marks.decimal), amount, marks);
        for (const offered of doubt?.split("type ")[1]?.split(" or ") ?? []) {
          expect([offered, doubtIn(offered, amount, marks)]).toEqual([offered, null]);
        }
      }),
    );
  });
});

describe("the echo of what was typed", () => {
  it.each`
    locale     | typed         | kind      | echo
    ${"en-US"} | ${"60,000"}   | ${amount} | ${"60000"}
    ${"de-DE"} | ${"250.000"}  | ${amount} | ${"250000"}
    ${"de-DE"} | ${"12,5 %"}   | ${share}  | ${"12,5%"}
    ${"en-US"} | ${"12"}       | ${share}  | ${"12%"}
    ${"de-DE"} | ${"3.4.2026"} | ${date}   | ${"3 April 2026"}
    ${"en-US"} | ${"3/4/2026"} | ${date}   | ${"4 March 2026"}
    ${"en-US"} | ${"often"}    | ${amount} | ${null}
  `("of $typed in $locale is $echo", ({ locale, typed, kind, echo }) => {
    const [text, marks] = [typed as string, saidIn(locale as string)];
    const value: Cell = inputTyped(text, kind as typeof amount, marks);
    expect(echoOf(value, text, kind as typeof amount, marks)).toBe(echo);
  });
});
