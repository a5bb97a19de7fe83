import type { Cells, Rule } from "../../core";
import type { AnswerChart, Question } from "../../session/contract/question";
import { theRegister, theRegisterAt } from "../../session/contract/question";
import type { ReportedReview } from "../../session/contract/reviews";
import { rowsOf, textIn } from "../answers/cells-of";
import { reviewTexts } from "../words/texts/review";

/** The steps stand on what is not drawn. */
export const waterfallChart: AnswerChart = {
  ...{ kind: "ColumnStacked", title: reviewTexts.moved, along: "", up: "" },
  series: [
    { column: 1, name: "", isUnseen: true },
    { column: 2, name: reviewTexts.more, color: "#C55A11" },
    { column: 3, name: reviewTexts.less, color: "#548235" },
    { column: 4, name: reviewTexts.total, color: "#1F4E79" },
  ],
};

/** What is held against each other. */
export type BridgeOf = "expected" | "gap";

/** A row of a waterfall: a total, or what lies between two. */
export interface BridgeRow {
  readonly kind: "total" | "effect";
  readonly name: string;
  /** What moved it; empty for a total. */
  readonly driver: string;
  readonly amount: number;
  /** Where its bar begins and ends. */
  readonly from: number;
  readonly to: number;
}

const LEVEL = 0.95;

/** What moved since the register was recorded on a day. */
export const bridgeQuestion = (day: number, of: BridgeOf, rule: Rule): Question => ({
  name: "LOSS_BRIDGE",
  args: [theRegisterAt(day), theRegister, ...(of === "gap" ? ["gap", rule, LEVEL] : ["expected"])],
});

/** So many effects have a row of their own. */
const mostEffects = 8;
/** A difference of less is rounding. */
const SAME = 1e-9;

/**
 * A bridge as a waterfall from what was reported to today. What today's computation makes of the register as it was recorded, less what
 * was reported then, is "Method".
 *
 * @param cells what LOSS_BRIDGE says
 * @param reported null where nothing was, or it was by another rule, level or spread
 */
export function bridgeRows(
  cells: Cells,
  reported: number | null,
  names: {
    readonly before: string;
    readonly after: string;
    readonly others: (count: number) => string;
  },
): readonly BridgeRow[] {
  const lines = rowsOf(cells).map(([step, threat, driver, effect]) => ({
    ...{ step, threat: textIn(threat), driver: textIn(driver) },
    effect: typeof effect === "number" ? effect : 0,
  }));
  const [first, last] = [lines.at(0), lines.at(-1)];
  if (first?.step !== "Before" || last?.step !== "After") return [];
  const start = reported ?? first.effect;
  const method = first.effect - start;
  const steps = lines.slice(1, -1);
  const shown = steps.length === mostEffects + 1 ? steps : steps.slice(0, mostEffects);
  const rest = steps.slice(shown.length);
  const effects = [
    ...(Math.abs(method) > SAME * Math.max(start, first.effect)
      ? [{ name: reviewTexts.method, driver: "", amount: method }]
      : []),
    ...shown.map(({ threat, driver, effect }) => ({ name: threat, driver, amount: effect })),
    ...(rest.length > 0
      ? [
          {
            name: names.others(rest.length),
            driver: "",
            amount: rest.reduce((sum, { effect }) => sum + effect, 0),
          },
        ]
      : []),
  ];
  const total = (name: string, amount: number): BridgeRow => ({
    ...{ kind: "total", name, driver: "", amount, from: 0, to: amount },
  });
  let at = start;
  const moved = effects.map((effect): BridgeRow => {
    const from = at;
    at += effect.amount;
    return { kind: "effect", ...effect, from, to: at };
  });
  return [total(names.before, start), ...moved, total(names.after, last.effect)];
}

/** What was reported of a day, where it is the same figure; null where it is not. */
export function reportedFigure(
  reported: ReportedReview | undefined,
  of: BridgeOf,
  rule: Rule,
): number | null {
  if (of === "expected") return reported?.expectedLoss ?? null;
  const isSame = reported?.rule === rule && (isAsHere(reported) || !isOfLevel(rule));
  return isSame ? reported.gap : null;
}

/** Of the years that are left out here, and frequencies that rise alone. */
const isAsHere = ({ level, spread }: ReportedReview): boolean => level === LEVEL && spread === 0;

const isOfLevel = (rule: Rule): boolean => rule === "percentile" || rule === "tail";
