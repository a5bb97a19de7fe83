import type { Cell } from "../../src/core";

/** A row's figures by their headers. */
type Figures = Readonly<Record<string, Cell>>;
type Draw = (next: () => number) => Figures;

const amount = (next: () => number): number => Math.round(2000 * Math.pow(500, next()));
const often = (next: () => number): number => 0.02 * Math.pow(150, next());

const poisson: Draw = (next) => ({ Frequency: often(next) });
const once: Draw = (next) => ({ Probability: 0.01 + 0.4 * next() });
const clusters: Draw = (next) => ({
  ...{ Frequency: often(next), "Frequency variance ratio": 1.2 + 3 * next() },
});
const rateRange: Draw = (next) => {
  const low = 0.5 * often(next);
  return { "Frequency low": low, "Frequency high": low * (2 + 10 * next()) };
};
const rateBounds: Draw = (next) => {
  const min = 0.3 * often(next);
  const [likely, max] = [min * (1.5 + next()), min * (4 + 4 * next())];
  return { "Frequency min": min, "Frequency most likely": likely, "Frequency max": max };
};
const range: Draw = (next) => {
  const low = amount(next);
  return { "Loss low": low, "Loss high": low * (4 + 60 * next()) };
};
const twoPiece: Draw = (next) => {
  const { "Loss low": low, "Loss high": high } = range(next) as Record<string, number>;
  const median = (low ?? 1) * Math.pow((high ?? 1) / (low ?? 1), 0.3 + 0.4 * next());
  return {
    ...{ "Loss low": low ?? 1, "Loss high": high ?? 1 },
    "Loss median": median,
    "Loss model": "two-piece",
  };
};
const bounds: Draw = (next) => {
  const likely = amount(next);
  return {
    ...{ "Loss min": Math.round(likely / 3), "Loss most likely": likely },
    "Loss max": Math.round(likely * (2 + 10 * next())),
  };
};
const fixed: Draw = (next) => ({ Loss: amount(next) });
const share: Draw = (next) => ({
  ...{ "Asset value": 10 * amount(next), "Exposure factor": 0.05 + 0.5 * next() },
});
const spreadAfter: Draw = (next) => {
  const low = amount(next);
  return {
    ...{ "Secondary chance": 0.05 + 0.4 * next(), "Secondary low": low },
    "Secondary high": low * (4 + 30 * next()),
  };
};
const fixedAfter: Draw = (next) => ({ "Secondary chance": 0.2, "Secondary loss": amount(next) });
const cap: Draw = (next) => ({ "Loss cap": 8 * amount(next) });
const cover: Draw = (next) => {
  const retention = amount(next);
  return { Retention: retention, Limit: retention * (2 + Math.floor(8 * next())) };
};
const limitAYear: Draw = (next) => {
  const { Retention: retention, Limit: limit } = cover(next) as Record<string, number>;
  return { Retention: retention ?? 1, Limit: limit ?? 1, "Annual limit": 2 * (limit ?? 1) };
};

const all =
  (...draws: readonly Draw[]): Draw =>
  (next) =>
    Object.assign({}, ...draws.map((draw) => draw(next))) as Figures;
const oneOf =
  (...draws: readonly Draw[]): Draw =>
  (next) =>
    draws[Math.floor(draws.length * next())]?.(next) ?? {};

const frequency = oneOf(poisson, poisson, once, clusters);

/** Kinds of registers by what a reader calls their rows. */
export const registerKinds: Readonly<Record<string, Draw>> = {
  ranges: all(poisson, range),
  "at most once": all(once, range),
  "in clusters": all(clusters, range),
  "fixed losses": all(frequency, fixed),
  "shares of an asset's value": all(frequency, share),
  "fixed losses among ranges": all(frequency, oneOf(range, range, fixed)),
  "losses with bounds": all(frequency, bounds),
  "two-piece losses": all(poisson, twoPiece),
  "ranges of rates": all(rateRange, range),
  "bounds of rates": all(rateBounds, oneOf(range, fixed)),
  "secondary losses": all(frequency, range, spreadAfter),
  "fixed secondary losses": all(frequency, range, fixedAfter),
  "secondary losses beyond others": all(poisson, oneOf(bounds, twoPiece, fixed), spreadAfter),
  "secondary losses with an end": all(
    poisson,
    oneOf(range, bounds),
    spreadAfter,
    oneOf(cap, cover),
  ),
  caps: all(frequency, range, cap),
  insured: all(frequency, range, cover),
  "capped and insured": all(frequency, oneOf(range, bounds), cap, cover),
  "limits a year": all(oneOf(poisson, once), range, limitAYear),
  "a mix": all(
    oneOf(poisson, poisson, once, clusters),
    oneOf(range, range, twoPiece, bounds, fixed, all(range, fixedAfter), all(range, spreadAfter)),
    oneOf(
      () => ({}),
      () => ({}),
      () => ({}),
      cap,
      cover,
    ),
  ),
};

const headers = [
  ...["Frequency", "Frequency low", "Frequency high", "Frequency min", "Frequency most likely"],
  ...[
    "Frequency max",
    "Probability",
    "Frequency variance ratio",
    "Loss",
    "Loss low",
    "Loss median",
  ],
  ...["Loss high", "Loss model", "Loss min", "Loss most likely", "Loss max", "Asset value"],
  ...["Exposure factor", "Secondary chance", "Secondary low", "Secondary high", "Secondary loss"],
  ...["Loss cap", "Retention", "Limit", "Annual limit"],
];

/** So many rows of a kind as cells with a header row, each with a unit and spend. */
export function registerOf(kind: Draw, rows: number, next: () => number): Cell[][] {
  const drawn = Array.from({ length: rows }, () => kind(next));
  const used = headers.filter((header) => drawn.some((row) => header in row));
  const lines = drawn.map((row, i): Cell[] => [
    ...[`Threat ${i}`, `Unit ${i % 3}`, Math.round(1000 * next())],
    ...used.map((header) => row[header] ?? ""),
  ]);
  return [["Threat", "Unit", "Spend", ...used], ...lines];
}
