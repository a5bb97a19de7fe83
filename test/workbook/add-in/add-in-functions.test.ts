import type { Argument, Result } from "../../../src/workbook/add-in/add-in-functions";
import { openAddInFunctions } from "../../../src/workbook/add-in/add-in-functions";
import { trialFunctions } from "../../support/workbook/trial-functions";

const functions = new Map(trialFunctions().map((fn) => [fn.id, fn]));

function call(id: string, ...args: Argument[]): Result {
  const fn = functions.get(id);
  if (!fn) throw new Error(`${id} is not there`);
  return fn.call(args, "A1");
}

describe("what reaches a custom function", () => {
  it.each<[string, Argument[], string]>([
    ["a single value given for a range is one row of one", [5], "[[5]] | null | null"],
    ["what is left out is null", [[[1]], undefined, [[2]]], "[[1]] | null | [[2]]"],
    ["a blank cell is 0, alone and in a range", [[[1, null]], null], "[[1;0]] | 0 | null"],
    ["an error is an error object", [[[{ error: "#N/A" }]]], "[[error #N/A]] | null | null"],
    ["a range of one cell serves a single value", [1, [["x"]]], "[[1]] | 'x' | null"],
    ["text that looks like a number stays text", [[["5", "#N/A"]]], "[['5';'#N/A']] | null | null"],
    ["booleans stay booleans", [true, false], "[[true]] | false | null"],
  ])("%s", (_, args, expected) => {
    expect(call("SEEN", ...args)).toBe(expected);
  });

  it("a repeating parameter is one array, however many ranges it gets", () => {
    expect(call("SEEN_ALL", "a", [[1], [2]], [["b"]])).toBe("'a' | [[1];[2]] & [['b']]");
    expect(call("SEEN_ALL", "a")).toBe("'a' | ");
  });

  it("a range given for a single value calls the function for each element", () => {
    const seen = call("SEEN", 1, [["a"], ["b"]]);
    expect(seen).toEqual([["[[1]] | 'a' | null"], ["[[1]] | 'b' | null"]]);
  });

  it("without allowErrorForDataTypeAny an error passes by the function", () => {
    const [seen] = trialFunctions({ allowErrorForDataTypeAny: false });
    expect(seen?.call([[[1, { error: "#NUM!" }]]], "A1")).toEqual({ error: "#NUM!" });
  });
});

describe("what a custom function's answer becomes", () => {
  it.each<[string, Result]>([
    ["nan", { error: "#VALUE!" }],
    ["infinity", { error: "#NUM!" }],
    ["nothing", 0],
    ["unsaid", 0],
    ["yes", true],
    ["text", "#N/A"],
    ["empty", ""],
    ["error", { error: "#N/A", message: "not yet" }],
    ["number", { error: "#NUM!" }],
    ["plain", { error: "#VALUE!" }],
    ["object", { error: "#VALUE!" }],
    [
      "rows",
      { error: "#VALUE!", message: "GIVEN returned rows where functions.json promises one value" },
    ],
  ])("returned %s", (name, expected) => {
    expect(call("GIVEN", name)).toEqual(expected);
  });

  const unequal = { error: "#VALUE!", message: "GIVEN_ROWS returned rows of unequal length" };
  it.each<[string, Result]>([
    ["nan", [[0, 0]]],
    ["nothing", [[0, 0]]],
    ["ragged", unequal],
    ["flat", unequal],
    ["none", unequal],
    ["bare", unequal],
    ["error", [[1], [{ error: "#N/A", message: "second" }]]],
    [
      "mixed",
      [
        ["a", true],
        ["", 2],
      ],
    ],
    ["single", 7],
  ])("returned rows: %s", (name, expected) => {
    expect(call("GIVEN_ROWS", name)).toEqual(expected);
  });

  it.each<[string, Result]>([
    ["#VALUE!", { error: "#VALUE!", message: "in words" }],
    ["#N/A", { error: "#N/A", message: "in words" }],
    ["#NUM!", { error: "#NUM!" }],
    ["#DIV/0!", { error: "#DIV/0!" }],
    ["#NULL!", { error: "#NULL!" }],
    ["#NAME?", { error: "#VALUE!", message: "in words" }],
    ["#REF!", { error: "#VALUE!", message: "in words" }],
  ])("thrown %s", (code, expected) => {
    expect(call("REFUSED_AS", code)).toEqual(expected);
  });

  it("any other exception is #VALUE!, named as a defect of the function", () => {
    expect(call("BROKEN")).toEqual({
      error: "#VALUE!",
      message: "BROKEN failed, which is a defect of the function: x is undefined",
    });
  });

  it("too few or too many arguments are refused before the function is called", () => {
    expect(call("SEEN")).toEqual({
      error: "#VALUE!",
      message: "SEEN must have 1 to 3 arguments, got 0",
    });
    expect(call("BROKEN", 1)).toEqual({
      error: "#VALUE!",
      message: "BROKEN must have 0 arguments, got 1",
    });
  });
});

describe("a bundle", () => {
  const metadata = { functions: [{ id: "MINE", name: "MINE", parameters: [] }] };

  it("associates without regard to case, singly or as a map", () => {
    for (const text of [
      `CustomFunctions.associate("mine", () => 1)`,
      `CustomFunctions.associate({ Mine: () => 1 })`,
    ]) {
      expect(openAddInFunctions(text, metadata)[0]?.call([], "A1")).toBe(1);
    }
  });

  it("that forgets a function of functions.json is refused", () => {
    expect(() => openAddInFunctions("", metadata)).toThrow("functions.js must associate MINE");
  });
});
