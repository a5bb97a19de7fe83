import { spawnSync } from "node:child_process";
import { resolve } from "node:path";
import { stripVTControlCharacters } from "node:util";

/** How the build ends, and what it says, with an option as people write it. */
function build(option: string) {
  const webpack = require.resolve("webpack/bin/webpack.js");
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [webpack, "--config-name", "addin", "--env", option],
    { cwd: resolve(__dirname, "../.."), encoding: "utf8" },
  );
  return { isDone: status === 0, said: stripVTControlCharacters(stdout + stderr).trim() };
}

it.each([
  ["address=http://example.com", 'address must begin with https://, got "http://example.com"'],
  ["adress=https://example.com", '--env must be one of address, namespace, folder, got "adress"'],
  [
    "namespace=1st",
    "namespace must begin with a letter and hold at most 32 letters, digits, dots or underscores, " +
      'got "1st"',
  ],
])("a build with --env %s is refused in one sentence", (option, sentence) => {
  expect(build(option)).toEqual({ isDone: false, said: `[webpack-cli] ${sentence}` });
});
