/*
 * Every bench, one after the other: `npm run bench`. Each line shows a value beside what it cost, and a wrong value or a
 * missed limit fails the run. With `-- --smoke` there is one round of each where that takes long, and room in the limits.
 */
await import("./calc.mjs");
await import("./many.mjs");
await import("./reading.mjs");
await import("./loss.mjs");
await import("./by-kind/kinds.mjs");
await import("./sensitivity.mjs");
await import("./by-kind/main-thread.mjs");
await import("./plan.mjs");
await import("./control-value.mjs");
await import("./others.mjs");
await import("./grid.mjs");
await import("./workbook.mjs");
await import("./pane.mjs");
