import type { Univer } from "@univerjs/core";
import {
  DisposableCollection,
  ICommandService,
  IUniverInstanceService,
  toDisposable,
  UniverInstanceType,
} from "@univerjs/core";
import { IRenderManagerService, SHEET_VIEWPORT_KEY } from "@univerjs/engine-render";
import { SheetSkeletonManagerService } from "@univerjs/sheets-ui";
import type { ChartCorner } from "../../../workbook/book/chart";
import type { Grid } from "../../grid";
import { shownText } from "../../univer-grid/looks/shown-text";
import { plotOf } from "./chart-plot";
import { drawChart } from "./draw-chart";

const pixelsPerPoint = 96 / 72;

/**
 * Shows the charts of the active sheet above its cells, where they are, as the sheet scrolls and its cells change. They
 * let the pointer through: what lies below is still selected.
 *
 * @param place what the sheet is drawn in
 * @param locale by which number formats know the region
 * @returns ends it
 */
export function showCharts(
  univer: Univer,
  grid: Grid,
  place: HTMLElement,
  locale: string,
): () => void {
  const injector = univer.__getInjector();
  // Editors of cells are drawn as well, and may come first.
  const sheets = injector.get(IUniverInstanceService);
  const unit = sheets.getCurrentUnitOfType(UniverInstanceType.UNIVER_SHEET)?.getUnitId() ?? "";
  const render = injector.get(IRenderManagerService).getRenderById(unit);
  if (!render || !grid.charts) return () => undefined;
  const { charts } = grid;
  const skeletons = render.with(SheetSkeletonManagerService);
  const layer = document.createElement("div");
  layer.className = "chart-layer";
  place.append(layer);
  const ended = new DisposableCollection();
  let isDue = false;

  const draw = (): void => {
    isDue = false;
    const skeleton = skeletons.getCurrentSkeleton();
    const sheet = grid.activeSheet();
    const shown = charts.list().filter((chart) => chart.sheet === sheet);
    const viewport = render.scene.getViewport(SHEET_VIEWPORT_KEY.VIEW_MAIN);
    if (!skeleton || !viewport || shown.length === 0) {
      layer.replaceChildren();
      return;
    }
    const scale = render.scene.scaleX;
    const canvas = render.engine.getCanvasElement().getBoundingClientRect();
    const around = place.getBoundingClientRect();
    const left = skeleton.rowHeaderWidthAndMarginLeft * scale;
    const top = skeleton.columnHeaderHeightAndMarginTop * scale;
    Object.assign(layer.style, {
      left: `${canvas.left - around.left + left}px`,
      top: `${canvas.top - around.top + top}px`,
      width: `${Math.max(0, canvas.width - left)}px`,
      height: `${Math.max(0, canvas.height - top)}px`,
    });
    // Offsets count the headers in; the layer begins behind them.
    const { rowHeaderWidthAndMarginLeft: beside, columnHeaderHeightAndMarginTop: above } = skeleton;
    const point = ({ row, column, x, y }: ChartCorner) => ({
      x: (column === 0 ? 0 : skeleton.getOffsetByColumn(column - 1) - beside) + x * pixelsPerPoint,
      y: (row === 0 ? 0 : skeleton.getOffsetByRow(row - 1) - above) + y * pixelsPerPoint,
    });
    const drawn = shown.map((chart) => {
      const [from, to] = [point(chart.from), point(chart.to)];
      const size = { width: Math.max(1, to.x - from.x), height: Math.max(1, to.y - from.y) };
      const plot = plotOf(chart, (cells) => grid.values(cells).flat());
      const picture = drawChart(chart, plot, size, (value, format) =>
        shownText(value, format, locale),
      );
      const x = (from.x - viewport.viewportScrollX) * scale;
      const y = (from.y - viewport.viewportScrollY) * scale;
      picture.style.transform = `translate(${x}px, ${y}px) scale(${scale})`;
      return picture;
    });
    layer.replaceChildren(...drawn);
  };
  const drawSoon = (): void => {
    if (isDue) return;
    isDue = true;
    requestAnimationFrame(draw);
  };
  const scrolled = render.scene
    .getViewport(SHEET_VIEWPORT_KEY.VIEW_MAIN)
    ?.onScrollAfter$.subscribeEvent(drawSoon);
  if (scrolled) ended.add(toDisposable(scrolled));
  ended.add(toDisposable(skeletons.currentSkeleton$.subscribe(drawSoon)));
  // Widths, heights and zoom come as commands, and so do edits; results come as events.
  ended.add(injector.get(ICommandService).onCommandExecuted(drawSoon));
  ended.add(toDisposable(grid.subscribe(drawSoon)));
  const resized = new ResizeObserver(drawSoon);
  resized.observe(place);
  drawSoon();
  return () => {
    ended.dispose();
    resized.disconnect();
    layer.remove();
  };
}
