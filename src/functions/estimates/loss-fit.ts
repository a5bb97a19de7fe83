import { isBlank, lossFit as fit, ModelError } from "../../core";
import { cellsIn } from "../cells/cells-in";
import { numberIn } from "../cells/element-wise";
import { inCell } from "../cells/in-cell";
import { numberOr } from "../cells/year-in";

/** A curve through fewer losses says little. */
const FEW = 5;

/** Where more of all events than this are out of sight, the curve rests on its shape rather than on losses. */
const MOSTLY_UNSEEN = 0.99;

/**
 * A loss range from losses that happened: the lognormal curve that fits them, its Loss low and Loss high for the register, and how far it is from them.
 * @customfunction LOSS_FIT
 * @param losses What single events cost, one cell each; blanks and zeros are skipped.
 * @param threshold The amount up to which losses are not recorded. The curve then is that of all events, seen or not. If left out, blank or 0, all are recorded.
 * @returns A table: Measure, Value. Last rows Note where something is to be said about the figures.
 */
export function lossFit(losses: any[][], threshold?: any[][]): any[][] {
  return inCell(() => {
    const least = numberOr(0, threshold, "threshold");
    const fitted = fit(lossesIn(losses), least);
    const notes = [
      ...(fitted.count < FEW ? [`${fitted.count} losses say little about a range`] : []),
      ...(fitted.shareBelow > MOSTLY_UNSEEN
        ? ["nearly all events are below the threshold by this curve: it rests on its shape"]
        : []),
    ];
    return [
      ["Measure", "Value"],
      ["Count", fitted.count],
      ["Loss low", fitted.low],
      ["Loss median", fitted.median],
      ["Loss high", fitted.high],
      ["Loss mean", fitted.mean],
      ["Share below the threshold", fitted.shareBelow],
      ["Factor for the frequency", fitted.frequencyFactor],
      ["Largest distance", fitted.largestDistance],
      ...notes.map((note) => ["Note", note]),
    ];
  });
}

function lossesIn(argument: unknown): number[] {
  const cells = cellsIn(argument);
  return cells.flatMap((row, i) =>
    row.flatMap((cell, j) => {
      if (isBlank(cell)) return [];
      const place = (row.length === 1 ? "" : `, column ${j + 1}`) + " of losses";
      const name = `row ${i + 1}${place}`;
      const loss = numberIn(cell, name);
      if (loss > 0) return [loss];
      throw new ModelError("out-of-range", name, "be an amount above 0, or blank", String(loss));
    }),
  );
}
