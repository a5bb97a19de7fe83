import { gordonLoebSpend as spend, ModelError, quote } from "../../core";
import type { BreachCurve } from "../../core";
import { isOmitted } from "../cells/cells-in";
import { type Elements, elementWise } from "../cells/element-wise";
import { inCell } from "../cells/in-cell";

/**
 * The security spend that leaves the most money after it: beyond it, the next unit of spend avoids less than one unit of loss (Gordon and Loeb's model).
 * @customfunction GORDON_LOEB_SPEND
 * @param loss What a breach costs, as a value or a column.
 * @param vulnerability Chance of a breach without the spend, from 0 to 1.
 * @param productivity How fast spend lowers that chance, per unit of currency: 0.00001 means that the first 100,000 halve it on curve "I".
 * @param curve How the chance falls: "I" (the default) by a share of what is spent, "II" faster where the vulnerability is small.
 * @param beta Strength of curve "I", above 0; 1 if left out. Curve "II" has none.
 * @returns Currency: one number, or one for each element of the columns.
 */
export function gordonLoebSpend(
  loss: any[][],
  vulnerability: any[][],
  productivity: any[][],
  curve?: any[][],
  beta?: any[][],
): number[][] {
  return inCell(() =>
    elementWise({ loss, vulnerability, productivity, curve, beta }, (element) =>
      spend(
        element.number("loss"),
        element.number("vulnerability"),
        element.number("productivity"),
        curveIn(element, isOmitted(beta) ? 1 : element.number("beta")),
      ),
    ),
  );
}

function curveIn(element: Elements<"curve">, beta: number): BreachCurve {
  const word = element.word("curve");
  if (word === "" || word === "i") return { kind: "I", beta };
  if (word !== "ii") throw new ModelError("unknown-word", "curve", "be I or II", quote(word));
  // A column of both curves leaves beta blank beside II; 1 is what a formula says that spells out the default.
  if (beta === 0 || beta === 1) return { kind: "II" };
  throw new ModelError("incomplete", "beta", "be left out beside curve II", String(beta));
}
