import { theControls, theRegister, theRegisterWith } from "../../../src/session/contract/question";
import { questionFormula } from "../../../src/session/answers/question-formula";

const tables = { register: "Threats[#All]", controls: "Controls[#All]" };

describe("an answer as a formula", () => {
  it("names its tables, leaves out what is left out, and nothing at its end", () => {
    const question = {
      name: "BUDGET_PLAN",
      args: [theRegister, theControls, 150_000, null, null, null, true],
    };
    expect(questionFormula({ question, part: null, formats: [] }, tables, "")).toBe(
      "=BUDGET_PLAN(Threats[#All],Controls[#All],150000,,,,TRUE)",
    );
    const short = { name: "BUDGET_CURVE", args: [theRegister, theControls, 40, null, null] };
    expect(questionFormula({ question: short, part: null, formats: [] }, tables, "OUT")).toBe(
      "=OUT.BUDGET_CURVE(Threats[#All],Controls[#All],40)",
    );
  });

  it("takes one cell by the words of its row, or of the last row", () => {
    const question = { name: "LOSS_SUMMARY", args: [theRegister] };
    const part = { row: 'Say "what?"', column: 2 };
    expect(questionFormula({ question, part, formats: [] }, tables, "")).toBe(
      '=LET(lines,LOSS_SUMMARY(Threats[#All]),INDEX(lines,MATCH("Say ""what~?""",INDEX(lines,0,1),0),2))',
    );
    expect(
      questionFormula({ question, part: { row: null, column: 4 }, formats: [] }, tables, ""),
    ).toBe("=LET(lines,LOSS_SUMMARY(Threats[#All]),INDEX(lines,ROWS(lines),4))");
  });

  it("writes texts and columns of numbers as formulas have them", () => {
    const question = { name: "LOSS_PERCENTILE", args: [theRegister, [0.5, 0.95], 'a "b"'] };
    expect(questionFormula({ question, part: null, formats: [] }, tables, "")).toBe(
      '=LOSS_PERCENTILE(Threats[#All],{0.5;0.95},"a ""b""")',
    );
  });

  it("is none of a register that stands in no sheet, and none where a table is in no formula", () => {
    const planned = { name: "LOSS_CURVE", args: [theRegisterWith(["Backups"]), 200] };
    expect(questionFormula({ question: planned, part: null, formats: [] }, tables, "")).toBe(null);
    const curve = { name: "BUDGET_CURVE", args: [theRegister, theControls] };
    expect(
      questionFormula(
        { question: curve, part: null, formats: [] },
        { register: "Threats[#All]", controls: null },
        "",
      ),
    ).toBe(null);
  });
});
