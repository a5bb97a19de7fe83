const { readdirSync, readFileSync } = require("node:fs");
const { resolve } = require("node:path");

const folder = resolve(__dirname, "../src/functions");

/** Every file of src/functions that holds a worksheet function, in a fixed order. */
const worksheetFunctions = () =>
  readdirSync(folder, { recursive: true })
    .filter((name) => name.endsWith(".ts"))
    .map((name) => resolve(folder, name))
    .filter((file) => readFileSync(file, "utf8").includes("@customfunction"))
    .sort();

module.exports = { worksheetFunctions };
