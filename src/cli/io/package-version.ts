import { readFile } from "node:fs/promises";
import { join } from "node:path";

/** The version of this build, as its package says. */
export async function packageVersion(): Promise<string> {
  const text = await readFile(join(__dirname, "..", "..", "package.json"), "utf8");
  const { version } = JSON.parse(text) as { version: string };
  return version;
}
