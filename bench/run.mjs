/*
 * Every bench, one after the other: `npm run bench`, and with `-- --smoke` one round of each where that takes long.
 */
await import("./calc.mjs");
await import("./loss.mjs");
await import("./grid.mjs");
await import("./workbook.mjs");
