import variant from "@jitl/quickjs-singlefile-cjs-release-sync";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { QuickJSContext } from "quickjs-emscripten-core";
import { newQuickJSWASMModuleFromVariant } from "quickjs-emscripten-core";
import webpack from "webpack";
import type { Severity, Threat } from "../../../src/core";
import { bernoulli, clustered } from "../../../src/core";
import type { OneLoss, WithSecondary } from "../../../src/core/severity/with-secondary";
import { furtherYears } from "../../support/model/further-years";
import { fixed, lognormal, portfolio, threatOf } from "../../support/model/threats";
import { jscPath, withWebkit } from "../../support/browser/webkit-tools";
import { inText, yearBits } from "../../support/model/year-bits";

const twoPiece: OneLoss = { kind: "two-piece", mu: 10.5, lowSigma: 0.6, highSigma: 1.4 };
const peaked: OneLoss = { kind: "pert", min: 2e4, mostLikely: 5e4, max: 2e5 };

/** A loss that a second one follows in three of ten events. */
const secondaryTo = (primary: OneLoss, secondary: WithSecondary["secondary"]): Severity => ({
  ...{ kind: "with-secondary", primary, chance: 0.3, secondary },
});

const registers: Record<string, { threats: Threat[]; options?: { badYearSpread?: number } }> = {
  P20: { threats: portfolio(20, 1) },
  "P20 net": { threats: portfolio(20, 1, { cover: { retention: 1e6, limit: 5e6 } }) },
  "P20 with bad years": { threats: portfolio(20, 1), options: { badYearSpread: 0.5 } },
  "a mix": {
    threats: [
      threatOf(clustered(4, 3), fixed(1000)),
      threatOf(bernoulli(0.2), lognormal(1e4, 1)),
      threatOf(3, { kind: "pert", min: 100, mostLikely: 500, max: 9000 }),
    ],
  },
  "losses that others follow": {
    threats: [
      threatOf(
        2,
        secondaryTo(
          { kind: "lognormal", mu: 11, sigma: 1 },
          { kind: "lognormal", mu: 12, sigma: 1.2 },
        ),
      ),
      threatOf(bernoulli(0.3), secondaryTo(peaked, { kind: "lognormal", mu: 10, sigma: 0.8 })),
      threatOf(0.5, secondaryTo(twoPiece, { kind: "fixed", amount: 5e4 })),
    ],
  },
  ...furtherYears,
};

/** Core in one script, as any engine can run it. */
function script(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), "outspend-bits-"));
  const root = join(__dirname, "../../..");
  const done = new Promise<string>((resolve, reject) => {
    webpack(
      {
        mode: "production",
        devtool: false,
        context: root,
        target: ["web", "es2022"],
        entry: join(root, "test/support/model/year-bits.ts"),
        output: { path: folder, filename: "bits.js" },
        resolve: { extensions: [".ts"] },
        performance: { hints: false },
        module: {
          rules: [
            {
              test: /\.ts$/,
              loader: "ts-loader",
              options: { configFile: join(root, "tsconfig.json"), transpileOnly: true },
            },
          ],
        },
      },
      (fault, stats) => {
        if (fault) reject(fault);
        else if (stats?.hasErrors() === true) reject(new Error(stats.toString("errors-only")));
        else resolve(readFileSync(join(folder, "bits.js"), "utf8"));
      },
    );
  });
  return done.finally(() => {
    rmSync(folder, { recursive: true });
  });
}

/** Bundled once, for every engine. */
let bundled: Promise<string> | undefined;
const bundle = (): Promise<string> => (bundled ??= script());

/** A register as text, and what is asked of it. */
const questionOf = (name: string): string => {
  const { threats, options = {} } = registers[name] ?? { threats: [] };
  return inText({ threats, options });
};

describe("the engine", () => {
  let context: QuickJSContext;

  beforeAll(async () => {
    const [quickJS, text] = await Promise.all([newQuickJSWASMModuleFromVariant(variant), bundle()]);
    context = quickJS.newContext();
    context.unwrapResult(context.evalCode(text)).dispose();
  });

  afterAll(() => {
    context.dispose();
  });

  it.each(Object.keys(registers))("gives the same bits in QuickJS as in V8: %s", (name) => {
    const text = questionOf(name);
    const call = `outspendYearBits(${JSON.stringify(text)})`;
    const answer = context.unwrapResult(context.evalCode(call));
    expect(context.getString(answer)).toBe(yearBits(text));
    answer.dispose();
  });
});

withWebkit(
  "the engine in WebKit, which Excel on a Mac runs in",
  jscPath,
  "libjavascriptcoregtk-4.0-bin",
  () => {
    let answers: string[];

    beforeAll(async () => {
      const folder = mkdtempSync(join(tmpdir(), "outspend-jsc-"));
      const questions = Object.keys(registers).map((name) => JSON.stringify(questionOf(name)));
      const calls = questions.map((question) => `print(outspendYearBits(${question}));`);
      const file = join(folder, "bits.js");
      writeFileSync(file, [await bundle(), ...calls].join("\n"));
      try {
        const said = execFileSync(jscPath ?? "", [file], { encoding: "utf8" });
        answers = said.trim().split("\n");
      } finally {
        rmSync(folder, { recursive: true });
      }
    });

    it.each(Object.keys(registers).map((name, index) => [name, index] as const))(
      "gives the same bits as in V8: %s",
      (name, index) => {
        expect(answers[index]).toBe(yearBits(questionOf(name)));
      },
    );
  },
);
