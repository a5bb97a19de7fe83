import { highWord, lowWord, powerOfTwo } from "../../../../src/core/numeric/elementary/double-bits";

it.each`
  x         | high          | low
  ${1}      | ${0x3ff00000} | ${0}
  ${-2}     | ${0xc0000000} | ${0}
  ${0.1}    | ${0x3fb99999} | ${0x9999999a}
  ${5e-324} | ${0}          | ${1}
`(
  "the words of $x are $high and $low",
  ({ x, high, low }: Record<"x" | "high" | "low", number>) => {
    expect(highWord(x)).toBe(high);
    expect(lowWord(x)).toBe(low);
  },
);

it("every normal power of two is exact", () => {
  expect(powerOfTwo(0)).toBe(1);
  for (let k = -1022; k < 1023; k++) expect(powerOfTwo(k + 1)).toBe(2 * powerOfTwo(k));
  expect(powerOfTwo(1023)).toBe(8.98846567431158e307);
});
