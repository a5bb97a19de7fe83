import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { functionQuestions } from "../../src/addin/function-questions.cjs";
import { functionIdFindings } from "./function-id-findings";

interface Metadata {
  readonly allowErrorForDataTypeAny: boolean;
  readonly functions: readonly {
    readonly id: string;
    readonly name: string;
    readonly description: string;
    readonly helpUrl: string;
    readonly parameters: readonly {
      readonly name: string;
      readonly description: string;
      readonly type: string;
      readonly dimensionality?: string;
    }[];
  }[];
}

const root = join(__dirname, "../..");
const text = (path: string): string => readFileSync(join(root, path), "utf8");
const built = JSON.parse(text("dist/addin/functions.json")) as Metadata;

/** The functions of Excel, as the grid's formula engine lists them; it does not load inside jest. */
const listNames = `
  const engine = require("@univerjs/engine-formula");
  const lists = Object.keys(engine).filter((key) => key.startsWith("FUNCTION_NAMES_"));
  console.log(JSON.stringify(lists.flatMap((key) => Object.values(engine[key]))));
`;
const names = execFileSync(process.execPath, ["-e", listNames], { cwd: root, encoding: "utf8" });
const builtIn = new Set(JSON.parse(names) as string[]);

describe("functions.json", () => {
  it("stands on the help page with every function under one question", () => {
    const asked = functionQuestions.flatMap(({ functions }) => functions);
    expect([...asked].sort()).toEqual(built.functions.map(({ id }) => id));
  });

  it("is the golden copy; a change of it is a change of what users meet and is made on purpose", () => {
    // After a change on purpose: cp dist/addin/functions.json test/golden/functions.json
    expect(built).toEqual(JSON.parse(text("test/golden/functions.json")));
  });

  it("lets errors in inputs reach the functions", () => {
    expect(built.allowErrorForDataTypeAny).toBe(true);
  });

  it("describes every function of the sources once", () => {
    const tags = readdirSync(join(root, "src/functions"), { recursive: true, encoding: "utf8" })
      .filter((name) => name.endsWith(".ts"))
      .flatMap((name) => [...text(`src/functions/${name}`).matchAll(/@customfunction (\S+)/g)])
      .map((match) => match[1]);
    expect(tags.sort()).toEqual(built.functions.map(({ id }) => id));
    for (const { id, name } of built.functions) expect(name).toBe(id);
  });

  it("has only ids that Excel takes", () => {
    expect(
      functionIdFindings(
        built.functions.map(({ id }) => id),
        { builtIn },
      ),
    ).toEqual([]);
  });

  it.each`
    ids                                    | finding
    ${["AB"]}                              | ${"AB must have 3 characters or more"}
    ${["LEC1"]}                            | ${"LEC1 must not read as a cell"}
    ${["VAR95"]}                           | ${"VAR95 must not read as a cell"}
    ${["R1C1"]}                            | ${"R1C1 must not read as a cell in R1C1 style"}
    ${["RC"]}                              | ${"RC must not read as a cell in R1C1 style"}
    ${["SUM"]}                             | ${"SUM must not be a function of Excel"}
    ${["XLOOKUP"]}                         | ${"XLOOKUP must not be a function of Excel"}
    ${["REGISTER"]}                        | ${"REGISTER must not be an Excel 4 macro function"}
    ${["expected_loss"]}                   | ${"expected_loss must consist of upper case letters, digits and underscores"}
    ${["LOSS.CURVE"]}                      | ${"LOSS.CURVE must consist of upper case letters, digits and underscores"}
    ${["LOSS_CURVE", "A_B", "LOSS_CURVE"]} | ${"LOSS_CURVE must be the id of one function only"}
  `("would be refused with $ids", ({ ids, finding }: { ids: string[]; finding: string }) => {
    expect(functionIdFindings(ids, { builtIn })).toContain(finding);
  });

  it("explains every argument in no more words than Excel shows", () => {
    for (const { id, description, helpUrl, parameters } of built.functions) {
      expect([id, description.length > 20 && description.length <= 255]).toEqual([id, true]);
      expect(helpUrl).toMatch(/^https:\/\//);
      for (const parameter of parameters) {
        const { length } = parameter.description;
        expect([id, parameter.name, length > 10 && length <= 255]).toEqual([
          id,
          parameter.name,
          true,
        ]);
        // Anything else would let Excel refuse a cell before our code can say why.
        expect(parameter.type).toBe("any");
      }
    }
  });
});
