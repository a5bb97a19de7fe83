import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { AddInFunction, FunctionsMetadata } from "../../workbook/add-in/add-in-functions";
import { openAddInFunctions } from "../../workbook/add-in/add-in-functions";
import type { Program } from "../../solver/highs-solver";

/** Where the build puts what Excel loads, seen from a bundle in dist/tools. */
const addIn = join(__dirname, "..", "addin");

/**
 * The worksheet functions of the add-in as it was built last.
 *
 * @param solve proves plans, where somebody asked for it
 */
export async function builtFunctions(
  solve?: (program: Program) => readonly number[] | null,
): Promise<AddInFunction[]> {
  if (solve !== undefined) Object.assign(globalThis, { outspendSolver: solve });
  const [bundle, metadata] = await Promise.all(
    ["functions.js", "functions.json"].map((name) => readFile(join(addIn, name), "utf8")),
  );
  return openAddInFunctions(bundle ?? "", JSON.parse(metadata ?? "") as FunctionsMetadata);
}
