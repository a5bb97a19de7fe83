import type { Cells } from "../../core";
import type { Proof, Prove } from "../../session/contract/prove";
import { argumentOf, cellsOf } from "./calculate";
import { MOST_SECONDS, type ProverMessage } from "./prover-message";

/** Beyond its own time a solver that hears no clock is ended. */
const PATIENCE = 2 * MOST_SECONDS * 1000;

/**
 * Proves plans, each in a thread of its own that begins with the question and ends with the answer: a solver cannot be asked to stop.
 *
 * @param script address of the thread's script
 */
export function openProver(script: string): Prove {
  return (name, args) => {
    let end: (proof: Proof) => void = () => undefined;
    const proof = new Promise<Proof>((keep) => {
      end = keep;
    });
    let worker: Worker;
    try {
      worker = new Worker(script);
    } catch {
      end({ kind: "unavailable", because: "forbidden" });
      return { proof, stop: () => undefined };
    }
    const timer = setTimeout(() => {
      finish({ kind: "open", seconds: MOST_SECONDS });
    }, PATIENCE);
    const finish = (found: Proof): void => {
      clearTimeout(timer);
      worker.terminate();
      end(found);
    };
    let cells: Cells = [];
    worker.onmessage = ({ data }: MessageEvent<ProverMessage>) => {
      if ("kind" in data) finish(data.kind === "done" ? outcome(data.outcome, cells) : data);
      else if ("result" in data) cells = cellsOf(data.result);
      else if ("error" in data) finish({ kind: "refused", message: data.message });
      else finish({ kind: "unavailable", because: "unreachable" });
    };
    worker.onerror = (event) => {
      event.preventDefault();
      finish({ kind: "unavailable", because: "unreachable" });
    };
    worker.postMessage({ call: 1, id: name, args: args.map(argumentOf) });
    return {
      proof,
      stop: () => {
        finish({ kind: "stopped" });
      },
    };
  };
}

function outcome(of: "solved" | "open" | "bent", cells: Cells): Proof {
  if (of === "solved") return { kind: "solved", cells };
  return of === "open" ? { kind: "open", seconds: MOST_SECONDS } : { kind: "bent" };
}
