import type { Cell, Rule, Threat } from "../../core";
import {
  countedSpend,
  coverageGap,
  coverageRatio,
  expectedLoss,
  ModelError,
  requiredSpend,
} from "../../core";
import type { PlacedFinding, ThreatFigures } from "../contract/register-snapshot";

/** What is known of one row beside its cells. */
export interface RowKnown {
  /** The threat as far as its loss is known. */
  readonly draft: Threat | null;
  /** Whether the register has a column for spend, and this row says how much; null where there is no such column. */
  readonly spend: { readonly cell: Cell; readonly scale: number; readonly isRead: boolean } | null;
  readonly findings: readonly PlacedFinding[];
}

/** What one threat comes to under a rule: every figure that can be said, and the reason where one cannot. */
export function threatFigures({ draft, spend, findings }: RowKnown, rule: Rule): ThreatFigures {
  const problem = findings.find(({ kind }) => kind === "Problem")?.sentence ?? null;
  const spent = spend === null ? null : spendIn(spend);
  const required = draft && requiredBy(draft, rule);
  const refusal = required instanceof ModelError ? required.message : null;
  const amount = typeof required === "number" ? required : null;
  const counted = spent === null ? null : countedSpend({ spend: spent }, rule);
  return {
    expectedLoss: draft && expectedLoss(draft, "net"),
    required: amount,
    spend: spent,
    gap: amount === null || counted === null ? null : coverageGap(amount, counted),
    ratio: amount === null || counted === null ? null : coverageRatio(amount, counted),
    reason: problem ?? refusal,
  };
}

/** A rule may need what this threat's row does not say. */
function requiredBy(threat: Threat, rule: Rule): number | ModelError {
  try {
    return requiredSpend(threat, rule);
  } catch (refusal) {
    if (refusal instanceof ModelError) return refusal;
    throw refusal;
  }
}

/** Spend is known even where the loss is not. */
function spendIn({ cell, scale, isRead }: NonNullable<RowKnown["spend"]>): number | null {
  if (!isRead) return null;
  const amount = typeof cell === "number" ? cell * scale : 0;
  return amount >= 0 && amount < Infinity ? amount : null;
}

/** For a row that is left out. */
export const noFigures: ThreatFigures = {
  expectedLoss: null,
  required: null,
  spend: null,
  gap: null,
  ratio: null,
  reason: null,
};
