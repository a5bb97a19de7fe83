/** Half a spectrum. */
export interface Spectrum {
  readonly real: Float64Array;
  readonly imaginary: Float64Array;
  /** Mean, in nodes, of the year's events that are counted by their moments. */
  smallMean: number;
  /** Mean number of all others, which rounding grows with. */
  placed: number;
  /** The same two of what was known by its transform already. */
  lawMean?: number;
  lawPlaced?: number;
}

export function makeSpectrum(size: number): Spectrum {
  const half = size / 2 + 1;
  return {
    real: new Float64Array(half),
    imaginary: new Float64Array(half),
    smallMean: 0,
    placed: 0,
  };
}
