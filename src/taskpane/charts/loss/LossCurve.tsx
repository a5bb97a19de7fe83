import { ToggleButton } from "@fluentui/react-components";
import { useState } from "react";
import { plotRoom } from "../drawing/plot-room";
import type { LossCurveProps, LossSeries } from "../chart-contents";
import { ChartFrame, type ChartTable, type Reading } from "../drawing/ChartFrame";
import { chartsTexts } from "../../words/texts/charts";
import { stepped } from "../drawing/key-step";
import { LossDrawing } from "./LossDrawing";
import { drawnCurve, isWithin, lossAxes, lossExtent } from "./loss-plot";
import { MarkTable } from "./MarkTable";
import { MarkMeanings } from "../drawing/MarkMeanings";
import type { Spot } from "../drawing/place-labels";
import { levelsOf, nearestLevel, readingOf } from "./read-curve";
import { type ReadingLevel } from "../reading-levels";
import type { Figures } from "../../words/figures";
import { useFigures } from "../../words/use-figures";

/** The chance that is read until another is asked for: the bad year that everything else speaks of. */
const usualChance = 1 / 20;
const mostRows = 12;

/** How likely a year is to cost more than an amount, today and with a plan. */
export function LossCurve({ series, marks, scale, menu, onScale }: LossCurveProps) {
  const figures = useFigures();
  const [chosen, setChosen] = useState(usualChance);
  const [hovered, setHovered] = useState<number | null>(null);
  const drawn = series.filter(({ points }) => points.length > 0);
  const [first] = drawn;
  const extent = lossExtent(drawn, marks, scale);
  // What lies beyond even axes is read on the others, and in the table.
  const all = first ? levelsOf(first) : [];
  const levels = all.filter(
    ({ chance }) => first && extent && (readingOf(first, chance) ?? 0) <= extent.largest,
  );
  const at = nearestLevel(levels, chosen);
  const level = levels[hovered ?? at] ?? levels[at];
  const yTicks = extent && first ? lossTicks(extent.yearsOf, figures) : [];
  /** The level whose point on the first curve is nearest, sideways before upwards. */
  const levelAt = (spot: Spot, width: number): number | null => {
    if (!extent || !first || levels.length === 0) return null;
    const { money, chance } = lossAxes(extent, scale, plotRoom(width, yTicks));
    const farness = (each: ReadingLevel): number => {
      const dx = money.at(readingOf(first, each.chance) ?? 0) - spot.x;
      const dy = (chance.at(each.chance) - spot.y) / 4;
      return dx * dx + dy * dy;
    };
    const distances = levels.map(farness);
    return distances.indexOf(Math.min(...distances));
  };
  return (
    <ChartFrame
      title={chartsTexts.lossTitle}
      menu={menu}
      control={
        <ToggleButton
          size="small"
          appearance="outline"
          checked={scale === "log"}
          onClick={() => {
            onScale(scale === "log" ? "linear" : "log");
          }}
        >
          {chartsTexts.logarithmic}
        </ToggleButton>
      }
      empty={first ? (extent ? null : chartsTexts.noLosses) : chartsTexts.noSeries}
      reading={readingLine(drawn, extent ? level : undefined, extent !== null, figures)}
      table={tableOf(drawn, all, figures)}
      position={{
        at,
        of: levels.length,
        text: level ? chartsTexts.level(level, figures.count) : chartsTexts.noReading,
      }}
      onStep={(step) => {
        const next = levels[stepped(at, step, levels.length, (i) => levels[i]?.isRound === true)];
        setHovered(null);
        if (next) setChosen(next.chance);
      }}
      onHover={(spot, width) => {
        setHovered(spot && levelAt(spot, width));
      }}
      onPress={(spot, width) => {
        const pressed = levels[levelAt(spot, width) ?? at];
        if (pressed) setChosen(pressed.chance);
      }}
      draw={(width) => {
        if (!extent) return null;
        const room = plotRoom(width, yTicks);
        const axes = lossAxes(extent, scale, room);
        return (
          <LossDrawing
            curves={drawn.map((each) => ({
              name: each.name,
              corners: drawnCurve(each.points, scale, axes),
              read: level ? readingOf(each, level.chance) : null,
            }))}
            marks={marks.filter((mark) => isWithin(mark, extent))}
            level={level ?? null}
            axes={axes}
            room={room}
            scale={scale}
            yearsOf={extent.yearsOf}
          />
        );
      }}
    >
      <MarkMeanings
        marks={marks.map((mark) => ({
          ...mark,
          isDrawn: extent !== null && isWithin(mark, extent),
        }))}
      />
      {extent && marks.length > 0 && <MarkTable marks={marks} />}
    </ChartFrame>
  );
}

/** The longest words beside the axis of chances on either scale, so that switching moves nothing. */
const lossTicks = (yearsOf: number, { count }: Figures): readonly string[] => [
  count(Math.max(yearsOf, 1000)),
];

function readingLine(
  series: readonly LossSeries[],
  level: ReadingLevel | undefined,
  hasLosses: boolean,
  figures: Figures,
): Reading {
  if (!hasLosses) return { short: "", full: "" };
  if (!level) return { short: chartsTexts.noReading, full: chartsTexts.noReading };
  const losses = series.map((each) => ({ name: each.name, loss: readingOf(each, level.chance) }));
  const sentence = (amount: (value: number) => string): string => {
    const [first, ...others] = losses;
    return chartsTexts.reading(
      chartsTexts.level(level, figures.count),
      level.years,
      amount(first?.loss ?? 0),
      others.flatMap(({ name, loss }) => (loss === null ? [] : [{ name, amount: amount(loss) }])),
    );
  };
  const { write } = figures.together(losses.flatMap(({ loss }) => loss ?? []));
  return { short: sentence(write), full: sentence(figures.full) };
}

function tableOf(
  series: readonly LossSeries[],
  levels: readonly ReadingLevel[],
  { full, count }: Figures,
): ChartTable {
  const rows = levels
    .filter(({ isRound }) => isRound)
    .slice(0, mostRows)
    .map((level) => [
      chartsTexts.level(level, count),
      ...series.map((each) => {
        const loss = readingOf(each, level.chance);
        return loss === null ? "–" : full(loss);
      }),
    ]);
  return {
    heads: [chartsTexts.levelHead, ...series.map(({ name }) => chartsTexts.lossHead(name))],
    rows,
  };
}
