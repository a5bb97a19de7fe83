import program from "highs/runtime";
import { highsSolver } from "../../solver/highs-solver";
import { MOST_SECONDS, type ProverMessage } from "./prover-message";
import type { FarCall } from "./worker-scope";

/*
 * A thread that proves plans: the functions themselves, and a solver at hand. It answers one call, and is ended then.
 */

interface ProverScope {
  onmessage: ((event: { readonly data: FarCall }) => void) | null;
  readonly location: { readonly search: string };
  outspendSolver?: (...args: Parameters<Solve>) => ReturnType<Solve>;
  readonly importScripts: (script: string) => void;
  readonly postMessage: (message: ProverMessage) => void;
}

type Solve = Awaited<ReturnType<typeof highsSolver>>;

const scope = globalThis as unknown as ProverScope;

/** An empty program. */
const nothing = Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0);

async function mayRun(): Promise<boolean> {
  try {
    await WebAssembly.instantiate(nothing);
    return true;
  } catch {
    // The policy of the page, or of whoever looks after the machine; or an old browser that knows none.
    return false;
  }
}

async function prove(call: FarCall): Promise<void> {
  if (!(await mayRun())) {
    scope.postMessage({ kind: "unavailable", because: "forbidden" });
    return;
  }
  const loaded = await load().catch(() => null);
  if (loaded === null) {
    scope.postMessage({ kind: "unavailable", because: "unreachable" });
    return;
  }
  loaded.answer(call);
  scope.postMessage({ kind: "done", outcome: loaded.outcome() });
}

/** The functions with a solver, and what became of it. */
async function load() {
  const solve = await highsSolver({ seconds: MOST_SECONDS, program });
  let outcome: "solved" | "open" | "bent" = "bent";
  scope.outspendSolver = (asked) => {
    const values = solve(asked);
    outcome = values === null ? "open" : "solved";
    return values;
  };
  // They look for a solver as they are loaded, and hear messages from then on.
  scope.importScripts(`functions.js${scope.location.search}`);
  const hear = scope.onmessage;
  if (hear === null) throw new Error("the functions must hear calls");
  return {
    answer: (call: FarCall) => {
      hear({ data: call });
    },
    outcome: () => outcome,
  };
}

scope.onmessage = ({ data }) => {
  void prove(data);
};
