import fc from "fast-check";
import { fitNumber } from "../../../src/embedded/page/frame/fit-number";

/** A column that takes so many characters, each as wide as any other. */
const shown = (value: number, room: number, text = String(value), isGeneral = true) =>
  fitNumber({ value, text, isGeneral, decimal: ".", fits: (wanted) => wanted.length <= room });

describe("a number in a column of some width", () => {
  it.each`
    value           | text              | room  | isGeneral | expected
    ${1029395.86}   | ${"1029395.86"}   | ${10} | ${true}   | ${"1029395.86"}
    ${1029395.86}   | ${"1029395.86"}   | ${9}  | ${true}   | ${"1029395.9"}
    ${1029395.86}   | ${"1029395.86"}   | ${7}  | ${true}   | ${"1029396"}
    ${1029395.86}   | ${"1029395.86"}   | ${6}  | ${true}   | ${"1E+06"}
    ${1029395.86}   | ${"1029395.86"}   | ${4}  | ${true}   | ${"####"}
    ${1029395.86}   | ${"1,029,395.86"} | ${10} | ${false}  | ${"##########"}
    ${0.0000123456} | ${"1.23456E-05"}  | ${7}  | ${true}   | ${"1.2E-05"}
    ${0.0000123456} | ${"1.23456E-05"}  | ${3}  | ${true}   | ${"0"}
    ${46115}        | ${"03.04.2026"}   | ${8}  | ${false}  | ${"########"}
  `("$text in $room characters shows $expected, as in Excel", (row) => {
    const { value, text, room, isGeneral, expected } = row as Record<
      "value" | "text" | "room" | "isGeneral" | "expected",
      never
    >;
    expect(shown(value, room, text, isGeneral)).toBe(expected);
  });

  it("is never shown as another: what is not itself is rounded by less than a digit, or no number", () => {
    const numbers = fc.double({ min: 1, max: 1e10, noNaN: true });
    fc.assert(
      fc.property(numbers, fc.integer({ min: 1, max: 20 }), (value, room) => {
        const text = shown(value, room);
        if (/^#+$/.test(text)) return;
        expect(Math.abs(Number(text) - value) / value).toBeLessThanOrEqual(0.5);
        if (!text.includes("E")) expect(Math.abs(Number(text) - value)).toBeLessThanOrEqual(0.5);
      }),
    );
  });
});
