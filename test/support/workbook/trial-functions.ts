import type { AddInFunction } from "../../../src/workbook/add-in/add-in-functions";
import { openAddInFunctions } from "../../../src/workbook/add-in/add-in-functions";

/** A bundle as a build makes it: it knows nothing but `CustomFunctions`. */
const bundle = `
  const refuse = (code, message) => { throw new CustomFunctions.Error(code, message); };
  const show = (value) =>
    value instanceof CustomFunctions.Error ? "error " + value.code
    : Array.isArray(value) ? "[" + value.map(show).join(";") + "]"
    : value === null ? "null" : typeof value === "string" ? "'" + value + "'" : String(value);
  CustomFunctions.associate("SEEN", (...args) => args.slice(0, -1).map(show).join(" | "));
  CustomFunctions.associate("SEEN_ALL", (first, rest) => show(first) + " | " + rest.map(show).join(" & "));
  CustomFunctions.associate("TWICE", (values) => values.map((row) => row.map((value) => value * 2)));
  CustomFunctions.associate("REFUSED", (message) => refuse(CustomFunctions.ErrorCode.invalidValue, message));
  CustomFunctions.associate("REFUSED_AS", (code) => refuse(code, "in words"));
  CustomFunctions.associate("BROKEN", () => { throw new TypeError("x is undefined"); });
  CustomFunctions.associate("GIVEN", (name) => ({
    nan: NaN, infinity: -Infinity, nothing: null, unsaid: undefined, yes: true, text: "#N/A", empty: "",
    error: new CustomFunctions.Error(CustomFunctions.ErrorCode.notAvailable, "not yet"),
    number: new CustomFunctions.Error(CustomFunctions.ErrorCode.invalidNumber, "unheard"),
    plain: new Error("plain"), object: { a: 1 }, rows: [[1]],
  })[name]);
  CustomFunctions.associate("GIVEN_ROWS", (name) => ({
    nan: [[NaN, Infinity]], nothing: [[null, undefined]], ragged: [[1, 2], [3]], flat: [1, 2], none: [], bare: [[]],
    error: [[1], [new CustomFunctions.Error(CustomFunctions.ErrorCode.notAvailable, "second")]],
    mixed: [["a", true], ["", 2]], single: 7,
  })[name]);
`;

const value = (name: string, more: object = {}) => ({ name, type: "any", ...more });
const matrix = (name: string, more: object = {}) =>
  value(name, { dimensionality: "matrix", ...more });
const described = (id: string, parameters: ReturnType<typeof value>[], result = {}) => ({
  id,
  name: id,
  parameters,
  result,
});
const rows = { dimensionality: "matrix" };

const metadata = {
  allowErrorForDataTypeAny: true,
  functions: [
    described("SEEN", [
      matrix("range"),
      value("one", { optional: true }),
      matrix("other", { optional: true }),
    ]),
    described("SEEN_ALL", [value("first"), matrix("rest", { repeating: true })]),
    described("TWICE", [matrix("values")], rows),
    described("REFUSED", [value("message")]),
    described("REFUSED_AS", [value("code")]),
    described("BROKEN", []),
    described("GIVEN", [value("name")]),
    described("GIVEN_ROWS", [value("name")], rows),
  ],
};

/** Functions that show what reached them, and give back what a function should not. */
export const trialFunctions = (more: object = {}): AddInFunction[] =>
  openAddInFunctions(bundle, { ...metadata, ...more });

/** The same for the platform's own runtime. */
export const trialBundle = { text: bundle, metadata };
