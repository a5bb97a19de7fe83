import { readFileSync } from "node:fs";
import { join } from "node:path";
import { register } from "../../support/model/register-cells";
import { formula } from "../../support/workbook/worksheet";
import type { PublishedFigure } from "./published-figure";

interface Knapsack {
  readonly publisher: string;
  readonly what: string;
  readonly printed: number;
  readonly tolerance: number;
  readonly capacity: number;
  readonly worth: readonly number[];
  readonly weight: readonly number[];
}

const { rows } = JSON.parse(
  readFileSync(join(__dirname, "../../golden/published-knapsacks.json"), "utf8"),
) as { readonly rows: readonly Knapsack[] };

/** A thing is a threat that a control of its own stops: what a plan avoids is what the knapsack holds. */
export const knapsacks = rows.map(
  ({ publisher, what, printed, tolerance, capacity, worth, weight }): PublishedFigure => ({
    ...{ publisher, what, printed, tolerance, kind: "other" },
    ours() {
      const threats = worth.map((loss, i) => [`t${i}`, 1, loss]);
      const controls = weight.map((cost, i) => [`c${i}`, cost, `t${i}`, 1]);
      const plan = formula(
        "BUDGET_PLAN",
        register(["Threat", "Frequency", "Loss"], ...threats),
        register(["Control", "Cost", "Threat", "Loss reduction"], ...controls),
        capacity,
        ...([undefined, undefined, undefined, true] as const),
      ) as readonly (readonly unknown[])[];
      return plan.at(-1)?.[4] as number;
    },
  }),
);
