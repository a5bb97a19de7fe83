import { callForm, functionsIn } from "../../src/addin/function-list";

const gap = {
  id: "COVERAGE_GAP",
  name: "COVERAGE_GAP",
  parameters: [{ name: "register" }, { name: "rule", optional: true }],
};

describe("a call form", () => {
  it.each`
    parameters                                               | prefix        | form
    ${gap.parameters}                                        | ${""}         | ${"=COVERAGE_GAP(register, [rule])"}
    ${gap.parameters}                                        | ${"OUTSPEND"} | ${"=OUTSPEND.COVERAGE_GAP(register, [rule])"}
    ${[{ name: "column", optional: true, repeating: true }]} | ${""}         | ${"=COVERAGE_GAP([column], …)"}
    ${[]}                                                    | ${""}         | ${"=COVERAGE_GAP()"}
  `(
    "is $form",
    ({
      parameters,
      prefix,
      form,
    }: Pick<typeof gap, "parameters"> & Record<"prefix" | "form", string>) => {
      expect(callForm({ ...gap, parameters }, prefix)).toBe(form);
    },
  );
});

describe("functions.json", () => {
  it("gives its functions as they are", () => {
    expect(functionsIn({ allowErrorForDataTypeAny: true, functions: [gap] })).toEqual([gap]);
  });

  it.each([
    null,
    "<!doctype html>",
    [],
    {},
    { functions: {} },
    { functions: [null] },
    { functions: [{ ...gap, id: 7 }] },
    { functions: [{ id: "A", name: "A" }] },
    { functions: [{ ...gap, parameters: [{}] }] },
  ])("is refused when it is %j", (content) => {
    expect(() => functionsIn(content)).toThrow("functions.json must hold a list of functions");
  });
});
