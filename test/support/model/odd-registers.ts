import fc from "fast-check";
import type { Cell } from "../../../src/core";

/** A register as somebody may keep it, and what its own figures come to. */
export interface OddRegister {
  readonly cells: Cell[][];
  /** Its columns as THREAT_REGISTER takes them: headers in one row. */
  readonly headers: readonly string[];
  /** The first row below the headers, counted in `cells`. */
  readonly from: number;
  /** Expected loss of a year, from the figures as they were drawn. */
  readonly right: number;
}

interface Words {
  readonly name: string;
  readonly rate: string;
  /** Fixed; low and high; least, most likely and most. */
  readonly loss: string;
  readonly ends: readonly [string, string];
  readonly points: readonly [string, string, string];
  readonly total: string;
  readonly part: string;
  readonly section: string;
  readonly nothing: string;
}

const languages: readonly Words[] = [
  {
    ...{ name: "Risk title", rate: "Annualized rate of occurrence", loss: "Cost per incident" },
    ends: ["Loss low", "Loss high"],
    points: ["Minimum loss", "Most likely loss", "Maximum loss"],
    ...{ total: "Total ALE", part: "Subtotal", section: "External", nothing: "n/a" },
  },
  {
    ...{ name: "Bedrohung", rate: "Häufigkeit", loss: "Schadenshöhe" },
    ends: ["Schaden niedrig", "Schaden hoch"],
    points: ["Schaden minimal", "Wahrscheinlichster Schaden", "Schaden maximal"],
    ...{ total: "Gesamt", part: "Zwischensumme", section: "Extern", nothing: "k.A." },
  },
  {
    ...{ name: "Scénario de risque", rate: "Fréquence annuelle", loss: "Perte unitaire" },
    ends: ["Perte basse", "Perte haute"],
    points: ["Perte minimale", "Perte la plus probable", "Perte maximale"],
    ...{ total: "Total général", part: "Sous-total", section: "Externe", nothing: "néant" },
  },
  {
    ...{ name: "Amenaza", rate: "Tasa anual de ocurrencia", loss: "Pérdida por evento" },
    ends: ["Pérdida baja", "Pérdida alta"],
    points: ["Pérdida mínima", "Pérdida más probable", "Pérdida máxima"],
    ...{ total: "Total general", part: "Subtotal", section: "Externas", nothing: "pendiente" },
  },
  {
    ...{ name: "Cenário de risco", rate: "Frequência anual", loss: "Perda por evento" },
    ends: ["Perda baixa", "Perda alta"],
    points: ["Perda mínima", "Perda mais provável", "Perda máxima"],
    ...{ total: "Total geral", part: "Subtotal", section: "Externos", nothing: "a definir" },
  },
];

const moneyUnits: readonly (readonly [string, number])[] = [
  ["", 1],
  [" (EUR)", 1],
  [" (k€)", 1e3],
  [" [thousands]", 1e3],
  [" (Mio. €)", 1e6],
  [" (R$ mil)", 1e3],
  [", kUSD", 1e3],
  [" (crore)", 1e7],
];
const rateUnits: readonly (readonly [string, number])[] = [
  ["", 1],
  [" (p.a.)", 1],
  [" (%)", 0.01],
];

/** An amount of three digits or so, as people estimate. */
const figure = (least: number, most: number): fc.Arbitrary<number> =>
  fc
    .double({ min: Math.log(least), max: Math.log(most), noNaN: true })
    .map((logarithm) => Number(Math.exp(logarithm).toPrecision(3)));

const z = 1.6448536269514722;
function lognormalMean(low: number, high: number): number {
  const sigma = Math.log(high / low) / (2 * z);
  return Math.exp(Math.log(low * high) / 2 + (sigma * sigma) / 2);
}

const oneOf = <T>(list: readonly T[]): fc.Arbitrary<T> => fc.constantFrom(...list);

/** How a loss is written: its headers, and a row's figures with their mean. */
const losses = (words: Words) =>
  fc.oneof(
    fc.constant({
      headers: [words.loss],
      figures: figure(200, 9e5).map((loss) => ({ cells: [loss], mean: loss })),
    }),
    fc.constant({
      headers: [...words.ends],
      figures: fc
        .tuple(figure(200, 9e5), figure(1.5, 50))
        .map(([low, ratio]) => [low, Number((low * ratio).toPrecision(3))] as const)
        .map(([low, high]) => ({ cells: [low, high], mean: lognormalMean(low, high) })),
    }),
    fc.constant({
      headers: [...words.points],
      figures: fc
        .uniqueArray(figure(200, 9e5), { minLength: 3, maxLength: 3 })
        .map((points) => points.sort((a, b) => a - b))
        .map((points) => ({
          cells: points,
          mean: ((points[0] ?? 0) + 4 * (points[1] ?? 0) + (points[2] ?? 0)) / 6,
        })),
    }),
  );

/** Registers in five languages, in any order of columns, in any unit, with totals, sections and cells that hold nothing. */
export const oddRegister = (): fc.Arbitrary<OddRegister> =>
  oneOf(languages)
    .chain((words) => fc.tuple(fc.constant(words), losses(words)))
    .chain(([words, { headers, figures }]) =>
      fc.record({
        words: fc.constant(words),
        headers: fc.constant(headers),
        rows: fc.array(fc.tuple(figure(0.02, 9), figures), { minLength: 3, maxLength: 7 }),
        moneyUnit: oneOf(moneyUnits),
        rateUnit: oneOf(rateUnits),
        ending: fc.constantFrom("none", "total", "unnamed", "parts"),
        order: fc.shuffledSubarray([0, 1, 2, 3], { minLength: 4 }),
        hasSection: fc.boolean(),
        hasTitles: fc.boolean(),
        hasBlanks: fc.boolean(),
      }),
    )
    .map(written);

function written(drawn: {
  readonly words: Words;
  readonly headers: readonly string[];
  readonly rows: readonly (readonly [number, { cells: number[]; mean: number }])[];
  readonly moneyUnit: readonly [string, number];
  readonly rateUnit: readonly [string, number];
  readonly ending: string;
  readonly order: readonly number[];
  readonly hasSection: boolean;
  readonly hasTitles: boolean;
  readonly hasBlanks: boolean;
}): OddRegister {
  const { words, moneyUnit, rateUnit, order, ending } = drawn;
  const losses = drawn.headers.map((header) => `${header}${moneyUnit[0]}`);
  // Blocks of columns that keep together: name, rate, loss, and a column that is not insured.
  const inOrder = <T>(blocks: readonly (readonly T[])[]): T[] =>
    order.flatMap((place) => blocks[place] ?? []);
  const headers = inOrder([[words.name], [`${words.rate}${rateUnit[0]}`], losses, ["Premium"]]);
  const line = (name: Cell, rate: Cell, loss: readonly Cell[], premium: Cell): Cell[] =>
    inOrder([[name], [rate], loss, [premium]]);
  const threats = drawn.rows.map(([rate, { cells }], i) =>
    line(`${words.section} ${i + 1} a`, rate, cells, i % 3 === 0 ? words.nothing : ""),
  );
  const blank = headers.map((): Cell => "");
  const sumOf = (some: typeof drawn.rows, name: string): Cell[] => {
    const add = (pick: (row: (typeof drawn.rows)[number]) => number): number =>
      some.reduce((total, row) => total + pick(row), 0);
    return line(
      name,
      add(([rate]) => rate),
      losses.map((_, i) => add(([, { cells }]) => cells[i] ?? 0)),
      "",
    );
  };
  const half = Math.max(2, threats.length >> 1);
  const section = drawn.hasSection
    ? [
        line(
          words.section,
          "",
          losses.map(() => ""),
          "",
        ),
      ]
    : [];
  const gap = drawn.hasBlanks ? [blank] : [];
  const ends: Record<string, Cell[][]> = {
    total: [...gap, sumOf(drawn.rows, words.total)],
    unnamed: [sumOf(drawn.rows, "")],
    parts: [sumOf(drawn.rows, words.total)],
  };
  const parts = ending === "parts" ? [sumOf(drawn.rows.slice(0, half), words.part)] : [];
  const rows = [
    ...section,
    ...threats.slice(0, half),
    ...parts,
    ...threats.slice(half),
    ...(ends[ending] ?? []),
  ];
  const titles = headers.map((header, i): Cell =>
    i === 0 ? "ACME 2026" : header === "Premium" ? "Cover" : "",
  );
  const head: Cell[][] = drawn.hasTitles ? [titles, [...headers]] : [[...headers]];
  const right = drawn.rows.reduce(
    (total, [rate, { mean }]) => total + rate * rateUnit[1] * mean * moneyUnit[1],
    0,
  );
  return { cells: [...head, ...rows], headers, from: head.length, right };
}
