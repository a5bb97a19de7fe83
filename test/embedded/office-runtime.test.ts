import { readFileSync } from "node:fs";
import { join } from "node:path";
import type {
  AddInFunction,
  Argument,
  FunctionsMetadata,
  Result,
  ResultValue,
} from "../../src/workbook/add-in/add-in-functions";
import { openAddInFunctions } from "../../src/workbook/add-in/add-in-functions";
import type { CellValue } from "../../src/workbook/book/book";
import type { RuntimeAnswer } from "../support/workbook/office-runtime";
import { openOfficeRuntime } from "../support/workbook/office-runtime";
import { trialBundle, trialFunctions } from "../support/workbook/trial-functions";

type Call = readonly [string, ...Argument[]];

/** What Excel sends for a value in a cell: a blank one is 0, an error an object. */
function sentValue(value: CellValue): unknown {
  if (value === null) return 0;
  return typeof value === "object" ? { type: "CustomFunctionError", code: value.error } : value;
}

/** What Excel sends for an argument: rows for a range, null for what is left out. */
function sent(argument: Argument, isMatrix: boolean): unknown {
  if (argument === undefined) return null;
  if (Array.isArray(argument)) {
    const rows = argument as readonly (readonly CellValue[])[];
    return rows.map((row) => row.map(sentValue));
  }
  return isMatrix ? [[sentValue(argument as CellValue)]] : sentValue(argument as CellValue);
}

function sentAll({ parameters }: AddInFunction, args: readonly Argument[]): unknown[] {
  return parameters.map(({ dimensionality, repeating }, index) => {
    const isMatrix = dimensionality === "matrix";
    return repeating
      ? args.slice(index).map((argument) => sent(argument, isMatrix))
      : sent(args[index], isMatrix);
  });
}

/** The numbers the runtime gives for failures, and the errors Excel shows for them. */
const failures: Readonly<Record<number, string>> = {
  0: "#VALUE!",
  1: "#N/A",
  2: "#VALUE!",
  5: "#DIV/0!",
  6: "#NUM!",
  7: "#VALUE!",
  8: "#NULL!",
};

/** What Excel makes of an answer: only #VALUE! and #N/A speak, and only when the function threw them. */
function shown([, succeeded, value, code = 0]: RuntimeAnswer): Result {
  if (!succeeded) {
    const says = (code === 1 || code === 7) && value !== "";
    return { error: failures[code] ?? "", ...(says ? { message: String(value) } : {}) };
  }
  if (!Array.isArray(value)) return shownValue(value);
  return (value as unknown[][]).map((row) => row.map(shownValue));
}

function shownValue(value: unknown): ResultValue {
  if (value === null) return 0;
  if (typeof value !== "object") return value as ResultValue;
  const { basicValue, message } = value as { basicValue: string; message?: string };
  return { error: basicValue, ...(message === undefined ? {} : { message }) };
}

async function both(bundle: string, functions: readonly AddInFunction[], calls: readonly Call[]) {
  const named = (id: string) => {
    const found = functions.find((fn) => fn.id === id);
    if (!found) throw new Error(`${id} is not there`);
    return found;
  };
  const runtime = await openOfficeRuntime(bundle);
  try {
    const answers = await runtime.call(
      calls.map(([id, ...args]) => [id, sentAll(named(id), args)] as const),
    );
    return {
      platform: answers.map(shown),
      ours: calls.map(([id, ...args]) => named(id).call(args, "A1")),
    };
  } finally {
    runtime.close();
  }
}

describe("our registry beside the platform's own runtime", () => {
  it("hands over and takes back the same", async () => {
    const calls: Call[] = [
      [
        "SEEN",
        [
          [1, null, "x"],
          [true, { error: "#N/A" }, ""],
        ],
        undefined,
        [[{ error: "#DIV/0!" }]],
      ],
      ["SEEN", 5, { error: "#NAME?" }],
      ["SEEN", [[null]], null],
      ["SEEN_ALL", "a", [[1], [2]], [["b"]], 3],
      ["SEEN_ALL", { error: "#REF!" }],
      [
        "TWICE",
        [
          [1, 2],
          [3, 0.1],
        ],
      ],
      ...[
        "nan",
        "infinity",
        "nothing",
        "unsaid",
        "yes",
        "text",
        "empty",
        "error",
        "number",
        "plain",
      ].map((name): Call => ["GIVEN", name]),
      ...["nan", "nothing", "error", "mixed", "single"].map((name): Call => ["GIVEN_ROWS", name]),
      ...["#VALUE!", "#N/A", "#NUM!", "#DIV/0!", "#NULL!", "#NAME?", "#REF!"].map((code): Call => [
        "REFUSED_AS",
        code,
      ]),
      ["REFUSED", "in words"],
      ["REFUSED", ""],
    ];
    const { platform, ours } = await both(trialBundle.text, trialFunctions(), calls);
    calls.forEach((call, index) => {
      expect({ call, result: ours[index] }).toEqual({ call, result: platform[index] });
    });
  }, 30_000);

  it("shows the same for an exception that is a defect, and only adds whose it is", async () => {
    const { platform, ours } = await both(trialBundle.text, trialFunctions(), [["BROKEN"]]);
    expect(platform).toEqual([{ error: "#VALUE!" }]);
    expect(ours).toEqual([expect.objectContaining({ error: "#VALUE!" })]);
  }, 30_000);

  it("gives the same figures and words for the add-in's functions", async () => {
    const built = (name: string) => readFileSync(join(__dirname, "../../dist/addin", name), "utf8");
    const metadata = JSON.parse(built("functions.json")) as FunctionsMetadata;
    const register: CellValue[][] = [
      ["Threat", "Frequency", "Loss low", "Loss high", "Spend"],
      ["Ransomware", 0.1, 100_000, 1_000_000, 20_000],
      ["Theft", 2, 500, 5_000, null],
    ];
    const broken = [...register, ["Fraud", { error: "#N/A" }, 1, 2, null]];
    const calls: Call[] = [
      ["EXPECTED_LOSS", 0.1, 100_000, 1_000_000],
      ["EXPECTED_LOSS", [[0.1], [0.2]], [[1000], [2000]], 9000],
      ["EXPECTED_LOSS", 0.5, 1, undefined, undefined, undefined, 100],
      ["EXPECTED_LOSS", register],
      ["EXPECTED_LOSS", broken],
      ["EXPECTED_LOSS", -1, 1],
      ["EXPECTED_LOSS", { error: "#DIV/0!" }, 1],
      ["COVERAGE_GAP", register],
      ["COVERAGE_GAP", register, "inherent"],
      ["COVERAGE_RATIO", [[1], [2]], [[1], [1]]],
      ["REGISTER_CHECK", broken],
      ["REGISTER_CHECK", register],
      ["THREAT_REGISTER", "Threat", [["a"], ["b"]], "Frequency", [[1], [null]]],
      ["THREAT_REGISTER", "Threat", [["a"]], "Frequency"],
    ];
    const bundle = built("functions.js");
    const { platform, ours } = await both(bundle, openAddInFunctions(bundle, metadata), calls);
    calls.forEach((call, index) => {
      expect({ call, result: ours[index] }).toEqual({ call, result: platform[index] });
    });
  }, 30_000);
});
