import { regularExpression } from "../../../src/workbook/engine/patterns/regular-expression";
import { wildcardPattern } from "../../../src/workbook/engine/patterns/wildcards";

describe("wildcards", () => {
  it.each`
    pattern        | text       | isSo
    ${"a*c"}       | ${"ABBC"}  | ${true}
    ${"a*c"}       | ${"abcd"}  | ${false}
    ${"*"}         | ${""}      | ${true}
    ${"?"}         | ${""}      | ${false}
    ${"?"}         | ${"😀"}    | ${true}
    ${"a*a"}       | ${"a"}     | ${false}
    ${"a~*"}       | ${"a*"}    | ${true}
    ${"a~*"}       | ${"ab"}    | ${false}
    ${"*ab*ab"}    | ${"xabab"} | ${true}
    ${"*abc*bcd*"} | ${"abcd"}  | ${false}
    ${"a??*z"}     | ${"abcz"}  | ${true}
    ${"a(.+"}      | ${"a(.+"}  | ${true}
  `("$pattern and $text: $isSo", ({ pattern, text, isSo }: Record<string, unknown>) => {
    expect(wildcardPattern(String(pattern)).test(String(text))).toBe(isSo);
  });

  it("are found where the first begins", () => {
    expect(wildcardPattern("a*c").search("😀xabbc")).toBe(3);
    expect(wildcardPattern("b?").search("abab")).toBe(1);
    expect(wildcardPattern("*b").search("aab")).toBe(0);
    expect(wildcardPattern("z*").search("aab")).toBe(-1);
  });

  it("take no longer where hundreds of stars find nothing", () => {
    const began = performance.now();
    expect(wildcardPattern(`${"a*".repeat(300)}b`).test("a".repeat(30_000))).toBe(false);
    expect(wildcardPattern(`${"a*".repeat(300)}b`).search("a".repeat(30_000))).toBe(-1);
    expect(performance.now() - began).toBeLessThan(5000);
  });
});

describe("a regular expression", () => {
  const long = "a".repeat(5000);

  it.each([
    "(a+)+b",
    "(a*)*b",
    "(a|a)*b",
    "(a{1,9}){1,9}b",
    "((ab?)+)+c",
    "a*a*a*a*b",
    "(?:a|.)+b",
  ])("that could go on without end over a long text is refused: %s", (source) => {
    expect(() => regularExpression(source, "u", long)).toThrow("in too many ways");
    expect(regularExpression(source, "u", "aaab").test("aaab")).toBe(source !== "((ab?)+)+c");
  });

  it.each([String.raw`^[a-z]+-\d+$`, "(foo|bar)+", String.raw`\(\w+\)`, "[(+*]+x", "a{2,}b+"])(
    "that cannot is searched for: %s",
    (source) => {
      expect(regularExpression(source, "u", long).source).toBe(source);
    },
  );

  it("that is none is refused", () => {
    expect(() => regularExpression("(", "u", "a")).toThrow("is no regular expression");
  });
});
