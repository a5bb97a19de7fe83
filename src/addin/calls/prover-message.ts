import type { FarAnswer } from "./worker-scope";

/** What a proof may take, in seconds: longer than anybody waits. */
export const MOST_SECONDS = 60;

/** What the thread that proves says: the functions' own answer, and then what became of the solver. */
export type ProverMessage =
  | FarAnswer
  | { readonly kind: "done"; readonly outcome: "solved" | "open" | "bent" }
  | { readonly kind: "unavailable"; readonly because: "unreachable" | "forbidden" };
