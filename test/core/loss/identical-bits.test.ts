import variant from "@jitl/quickjs-singlefile-cjs-release-sync";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { QuickJSContext } from "quickjs-emscripten-core";
import { newQuickJSWASMModuleFromVariant } from "quickjs-emscripten-core";
import webpack from "webpack";
import type { Threat } from "../../../src/core";
import { bernoulli, clustered } from "../../../src/core";
import { furtherYears } from "../../support/further-years";
import { fixed, lognormal, portfolio, threatOf } from "../../support/threats";
import { inText, yearBits } from "../../support/year-bits";

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
        entry: join(root, "test/support/year-bits.ts"),
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

describe("the engine", () => {
  let context: QuickJSContext;

  beforeAll(async () => {
    const [quickJS, text] = await Promise.all([newQuickJSWASMModuleFromVariant(variant), script()]);
    context = quickJS.newContext();
    context.unwrapResult(context.evalCode(text)).dispose();
  });

  afterAll(() => {
    context.dispose();
  });

  it.each(Object.keys(registers))("gives the same bits in QuickJS as in V8: %s", (name) => {
    const { threats, options = {} } = registers[name] ?? { threats: [] };
    const text = inText({ threats, options });
    const call = `outspendYearBits(${JSON.stringify(text)})`;
    const answer = context.unwrapResult(context.evalCode(call));
    expect(context.getString(answer)).toBe(yearBits(text));
    answer.dispose();
  });
});
