import { readFileSync } from "node:fs";
import { join } from "node:path";
import { createContext, runInContext } from "node:vm";
import type { Cell, Cells } from "../../src/core";
import { formula } from "../support/workbook/worksheet";

const bundle = readFileSync(join(__dirname, "../../dist/addin/functions.js"), "utf8");

type Implementation = (...args: readonly unknown[]) => unknown;

class PlatformError extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

/** A browser's worker that runs the same bundle in a world of its own, with messages that are copied on the way. */
function workerOf(started: { count: number }) {
  return class {
    onmessage: ((event: { data: unknown }) => void) | null = null;
    onerror: ((event: { preventDefault(): void }) => void) | null = null;
    private readonly scope: { onmessage?: (event: { data: unknown }) => void };

    constructor(address: string) {
      expect(address).toBe("https://addins.example.com/functions.js");
      started.count++;
      this.scope = createContext({
        importScripts: () => undefined,
        postMessage: (data: unknown) => {
          const copy: unknown = structuredClone(data);
          setImmediate(() => this.onmessage?.({ data: copy }));
        },
      });
      runInContext(bundle, this.scope);
    }

    postMessage(data: unknown): void {
      const copy: unknown = structuredClone(data);
      setImmediate(() => this.scope.onmessage?.({ data: copy }));
    }

    terminate(): void {
      this.onmessage = null;
    }
  };
}

/** The functions in a page, whose browser has workers of this kind. */
function page(
  Worker: unknown,
  whenIdle: (run: () => void) => void = () => undefined,
): ReadonlyMap<string, Implementation> {
  class HTMLScriptElement {
    readonly src = "https://addins.example.com/functions.js";
  }
  const functions = new Map<string, Implementation>();
  const world = {
    CustomFunctions: {
      Error: PlatformError,
      ErrorCode: { invalidValue: "#VALUE!", invalidNumber: "#NUM!" },
      associate: (id: string, fn: Implementation) => functions.set(id, fn),
    },
    HTMLScriptElement,
    document: { currentScript: new HTMLScriptElement() },
    requestIdleCallback: whenIdle,
    Worker,
    structuredClone,
  };
  runInContext(bundle, createContext(world));
  return functions;
}

const register = (count: number, kind: "Frequency" | "Probability", ...more: Cell[]): Cells => [
  ["Threat", kind, "Loss low", "Loss high", "Spend"],
  ...Array.from({ length: count }, (_, i) => [
    `T${i}`,
    0.1 + i / 1000,
    1e5 + i,
    more[0] ?? 1e6,
    2e4,
  ]),
];
const few = register(250, "Probability");
const many = register(251, "Probability");
const inRange = (cells: Cells): unknown[][] => cells.map((row) => [...row]);

describe("a call that takes long", () => {
  it.each([
    ["LOSS_PERCENTILE", [[0.5], [0.99]], null],
    ["LOSS_TAIL_MEAN", null, [[0.5]]],
    ["LOSS_SUMMARY", [[0.5]]],
    ["LOSS_CURVE", [[10]]],
    ["LOSS_EXCEEDANCE", [[2e7]]],
    ["LOSS_PERCENTRANK", [[2e7]]],
    ["INSURANCE_LAYER", [[1e7]], [[1e7]]],
    ["COVERAGE_GAP", [["tail"]], [[0.9]]],
    ["COVERAGE_RATIO", [["Percentile"]]],
    ["COVERAGE_TABLE", [["tail"]]],
    ["APPETITE_CHECK", [[2e7, 0.5]]],
  ] as const)("of %s is answered in another thread, with the same bits", async (id, ...more) => {
    const started = { count: 0 };
    const answer = page(workerOf(started)).get(id)?.(inRange(many), ...more);
    expect(answer).toHaveProperty("then");
    const rows = (await answer) as unknown[][];
    const here = formula(id, many, ...more.map((each) => each ?? undefined));
    expect(rows.length === 1 && rows[0]?.length === 1 ? rows[0][0] : rows).toEqual(here);
    expect(started.count).toBe(1);
  });

  it("of combinations of controls is so whatever the register, but for means", async () => {
    const controls = [
      ["Control", "Cost", "Loss reduction"],
      ["Backups", 1000, 0.5],
    ];
    const small = register(2, "Frequency");
    const call = page(workerOf({ count: 0 })).get("CONTROL_VALUE");
    const answer = call?.(inRange(small), controls, null, [["tail"]], [[0.9]], null);
    expect(answer).toHaveProperty("then");
    expect(await answer).toEqual(formula("CONTROL_VALUE", small, controls, undefined, "tail", 0.9));
    expect(call?.(inRange(small), controls, null, null, null, null)).toHaveLength(2);
  });

  it("of two registers is so where either is large", async () => {
    const bridge = page(workerOf({ count: 0 })).get("LOSS_BRIDGE");
    const [headers = [], ...rows] = register(30, "Frequency");
    const [small, large] = [
      [headers, ...rows.slice(0, 2)],
      [headers, ...rows],
    ];
    const measure = [["gap"], ["tail"]].map((word) => [word]);
    expect(bridge?.(small, large)).toHaveLength(31);
    expect(bridge?.(small, small, ...measure)).toHaveLength(3);
    const answer = bridge?.(small, large, ...measure);
    expect(answer).toHaveProperty("then");
    expect(await answer).toEqual(formula("LOSS_BRIDGE", small, large, "gap", "tail"));
    expect(bridge?.(large, small, ...measure)).toHaveProperty("then");
  });

  it("of a year for each threat and all of them is so for many", async () => {
    const backtest = page(workerOf({ count: 0 })).get("LOSS_BACKTEST");
    const events: Cell[][] = [
      ["Date", "Threat", "Loss"],
      [45672, "T1", 5e5],
    ];
    const call = (cells: Cells) => backtest?.(inRange(cells), events, [[45658]], [[46022]]);
    expect(call(register(5, "Frequency"))).toHaveLength(7);
    const answer = call(register(151, "Frequency"));
    expect(answer).toHaveProperty("then");
    expect(await answer).toEqual(
      formula("LOSS_BACKTEST", register(151, "Frequency"), events, 45658, 46022),
    );
  });

  it("of means is so where limits of the year are in them, and only there", async () => {
    const functions = page(workerOf({ count: 0 }));
    const insured = (limit: string): Cell[][] => [
      ["Threat", "Frequency", "Loss low", "Loss high", "Retention", limit, "Spend"],
      ["T0", 2, 1e5, 1e7, 5e5, 5e6, 1e5],
    ];
    const [yearly, renewing] = [insured("Annual limit"), insured("Limit")];
    const expected = functions.get("EXPECTED_LOSS");
    const answer = expected?.(yearly, null, null, null, null, null);
    expect(answer).toHaveProperty("then");
    expect(await answer).toEqual([[formula("EXPECTED_LOSS", yearly)]]);
    expect(functions.get("COVERAGE_GAP")?.(yearly, null, null)).toHaveProperty("then");
    expect(expected?.(renewing, null, null, null, null, null)).toHaveLength(1);
    expect(expected?.([[2]], [[1e5]], [[1e7]], null, null, null)).toHaveLength(1);
  });

  it("of many rows to read is so whatever is in them", () => {
    const steady = page(workerOf({ count: 0 })).get("LOSS_PERCENTILE");
    expect(steady?.(inRange(register(3000, "Frequency")), null, null)).toHaveProperty("then");
  });

  it("of shares is so from fewer rows on", async () => {
    const byThreat = page(workerOf({ count: 0 })).get("LOSS_BY_THREAT");
    const [headers = [], ...rows] = few;
    expect(byThreat?.([headers, ...rows.slice(0, 80)], null, null)).toHaveLength(81);
    const answer = byThreat?.([headers, ...rows.slice(0, 81)], null, null);
    expect(answer).toHaveProperty("then");
    expect(await answer).toEqual(formula("LOSS_BY_THREAT", [headers, ...rows.slice(0, 81)]));
  });

  it("of caps and covers is so from fewer rows on", () => {
    const percentile = page(workerOf({ count: 0 })).get("LOSS_PERCENTILE");
    const capped = (count: number): Cell[][] => [
      ["Threat", "Frequency", "Loss low", "Loss high", "Loss cap"],
      ...Array.from({ length: count }, (_, i) => [`T${i}`, 0.1, 1000, 9000, 1e4 + 7 * i]),
    ];
    expect(percentile?.(capped(5), null, null)).toHaveLength(1);
    expect(percentile?.(capped(8), null, null)).toHaveProperty("then");
  });

  it.each(["Frequency", "Probability"])(
    "of more than a few fixed losses is so, whose sums are exact, with a %s",
    async (kind) => {
      const functions = page(workerOf({ count: 0 }));
      const byThreat = functions.get("LOSS_BY_THREAT");
      const of = (count: number): Cell[][] => [
        ["Threat", kind, "Loss"],
        ...Array.from({ length: count }, (_, i) => [`T${i}`, 0.1, 1000 + 7 * i]),
      ];
      expect(byThreat?.(of(5), null, null)).toHaveLength(6);
      const answer = byThreat?.(of(9), null, null);
      expect(answer).toHaveProperty("then");
      // Shares need more years than a percentile does.
      expect(functions.get("LOSS_PERCENTILE")?.(of(5), null, null)).toHaveLength(1);
      expect(functions.get("LOSS_PERCENTILE")?.(of(9), null, null)).toHaveProperty("then");
      expect(await answer).toEqual(formula("LOSS_BY_THREAT", of(9)));
    },
  );

  it("of years made over and over is so from a few rows on", async () => {
    const functions = page(workerOf({ count: 0 }));
    const [headers = [], ...rows] = register(30, "Frequency");
    const sensitivity = functions.get("LOSS_SENSITIVITY");
    const table = (count: number) => [headers, ...rows.slice(0, count)];
    const measure = [["tail"]];
    expect(sensitivity?.(table(5), measure)).toEqual(formula("LOSS_SENSITIVITY", table(5), "tail"));
    const later = sensitivity?.(table(30), measure, null, null, null);
    expect(later).toHaveProperty("then");
    expect(await later).toEqual(formula("LOSS_SENSITIVITY", table(30), "tail"));
    // Means are fast, but all rows are read again for each.
    expect(sensitivity?.(table(30))).toHaveLength(61);
    expect(sensitivity?.(inRange(register(400, "Frequency")))).toHaveProperty("then");
  });

  it("of a figure that is looked for is so, but for means", async () => {
    const search = page(workerOf({ count: 0 })).get("BREAK_EVEN");
    const [headers = [], ...rows] = few;
    const asked = (target: number) => [
      [["T0"]],
      [["Probability"]],
      [[target]],
      [["tail"]],
      [[0.9]],
    ];
    const here = (cells: Cells, target: number) =>
      formula(...(["BREAK_EVEN", cells, "T0", "Probability", target, "tail", 0.9] as const));
    const small = [headers, ...rows.slice(0, 1)];
    const first = search?.(small, ...asked(150000));
    expect(first).toHaveProperty("then");
    expect(await first).toBe(here(small, 150000));
    const larger = [headers, ...rows.slice(0, 5)];
    const later = search?.(larger, ...asked(1200000));
    expect(later).toHaveProperty("then");
    expect(await later).toBe(here(larger, 1200000));
    const mean = formula("EXPECTED_LOSS", many) as number;
    expect(search?.(inRange(many), [["T0"]], [["Probability"]], [[mean]])).toBe(0.1);
  });

  it("starts the other thread once", async () => {
    const started = { count: 0 };
    const percentile = page(workerOf(started)).get("LOSS_PERCENTILE");
    const answers = [0.5, 0.9, 0.99].map((level) => percentile?.(inRange(many), [[level]], null));
    expect((await Promise.all(answers)).flat(2)).toEqual(
      [0.5, 0.9, 0.99].map((level) => formula("LOSS_PERCENTILE", many, level)),
    );
    expect(started.count).toBe(1);
  });

  it("is refused with the same words", async () => {
    const percentile = page(workerOf({ count: 0 })).get("LOSS_PERCENTILE");
    await expect(percentile?.(inRange(many), [[95]], null)).rejects.toMatchObject({
      code: "#VALUE!",
      message: "level must be less than 1: write 0.95 or 95%, got 95",
    });
    await expect(percentile?.(inRange(many), [[1]], null)).rejects.toMatchObject({ code: "#NUM!" });
    const error = new PlatformError("#N/A", "");
    await expect(percentile?.(inRange(many), [[error]], null)).rejects.toMatchObject({
      code: "#VALUE!",
      message: "level must be a number, got the error #N/A",
    });
  });
});

describe("a call that does not take long", () => {
  it("is answered at once, and no thread is started", () => {
    const started = { count: 0 };
    const functions = page(workerOf(started));
    const percentile = functions.get("LOSS_PERCENTILE");
    for (const cells of [few, register(1000, "Frequency")]) {
      expect(percentile?.(inRange(cells), null, null)).toEqual([
        [formula("LOSS_PERCENTILE", cells)],
      ]);
    }
    expect(functions.get("COVERAGE_GAP")?.(inRange(many), null, null)).toEqual([
      [formula("COVERAGE_GAP", many)],
    ]);
    expect(started.count).toBe(0);
  });

  it("is one over a register with a problem", () => {
    const percentile = page(workerOf({ count: 0 })).get("LOSS_PERCENTILE");
    expect(() => percentile?.(inRange(register(200, "Probability", "?")), null, null)).toThrow(
      /must be a number, got the text "\?" \(and 199 more problems: see REGISTER_CHECK\)$/,
    );
  });
});

describe("where there is no other thread", () => {
  const here = () => [[formula("LOSS_PERCENTILE", many)]];

  it("because the browser has none, a call is answered at once", () => {
    expect(page(undefined).get("LOSS_PERCENTILE")?.(inRange(many), null, null)).toEqual(here());
  });

  it("because the page may not start one, a call is answered at once", () => {
    const refused = function Worker() {
      throw new Error("the policy of the page forbids it");
    };
    expect(page(refused).get("LOSS_PERCENTILE")?.(inRange(many), null, null)).toEqual(here());
  });

  it("because it broke, what waits and what follows is answered all the same", async () => {
    class Broken {
      onerror: ((event: { preventDefault(): void }) => void) | null = null;
      postMessage(): void {
        setImmediate(() => this.onerror?.({ preventDefault: () => undefined }));
      }
      terminate(): void {
        this.onerror = null;
      }
    }
    const percentile = page(Broken).get("LOSS_PERCENTILE");
    const waiting = [1, 2].map(() => percentile?.(inRange(many), null, null));
    for (const answer of waiting) expect(answer).toHaveProperty("then");
    expect(await Promise.all(waiting)).toEqual([here(), here()]);
    expect(percentile?.(inRange(many), null, null)).toEqual(here());
  });
});

describe("a page that is idle", () => {
  it("makes what all years share, which changes no bit of any", () => {
    const idle: (() => void)[] = [];
    const functions = page(undefined, (run) => idle.push(run));
    // Three for years of lognormal losses, six for those of all kinds: a row more each time, so that none is long.
    expect(idle).toHaveLength(9);
    for (const run of idle) run();
    const cells = register(20, "Frequency");
    expect(functions.get("LOSS_SUMMARY")?.(inRange(cells), [[0.5]])).toEqual(
      formula("LOSS_SUMMARY", cells, 0.5),
    );
  });
});
