import type { IMutation } from "@univerjs/core";
import { CommandType } from "@univerjs/core";
import type { BookSheet } from "../../../workbook/book/book";
import type { Chart, ChartCells } from "../../../workbook/book/chart";
import type { PageLayout } from "../../../workbook/book/page-layout";
import { plainLayout } from "../../../workbook/book/page-layout";
import type { GridChart } from "../../grid";
import { GridError } from "../../grid";
import type { Edit } from "../book/undo-steps";
import type { UniverBook } from "../book/univer-book";
import type { Shift } from "../../../workbook/book/sheet-move";
import { movedChart } from "./moved-chart";

/** What lies on sheets or is said of them beside their cells. */
interface Objects {
  /** From the lowest to the topmost, also those of sheets that are gone: undo may bring these back. */
  readonly charts: readonly GridChart[];
  /** By the id of the sheet. */
  readonly layouts: Readonly<Record<string, PageLayout>>;
}

interface SetObjects {
  readonly unitId: string;
  readonly objects: Objects;
}

const setObjectsId = "outspend.mutation.set-objects";

/**
 * The charts of a book and how its sheets are printed, of which Univer's open packages know nothing. They change by one
 * mutation that holds them all, as tables do, so that undo and redo bring back what was.
 */
export class SheetObjects {
  private objects: Objects = { charts: [], layouts: {} };
  private made = 0;

  constructor(
    private readonly book: UniverBook,
    private readonly changed: () => void,
  ) {}

  /** @returns what ends the connection with Univer */
  connect(): () => void {
    const mutation: IMutation<SetObjects> = {
      id: setObjectsId,
      type: CommandType.MUTATION,
      handler: (_, { objects }) => {
        this.objects = objects;
        this.changed();
        return true;
      },
    };
    const registered = this.book.commands.registerCommand(mutation);
    return () => {
      registered.dispose();
    };
  }

  /** Takes over those of a book that is opened. */
  load(sheets: readonly BookSheet[], idOf: (name: string) => string): void {
    const charts = sheets.flatMap(({ name, charts = [] }) =>
      charts.map((chart): GridChart => ({
        ...withSheets(chart, idOf),
        id: this.newId(),
        sheet: idOf(name),
      })),
    );
    const layouts = sheets.flatMap(({ name, layout }) => (layout ? [[idOf(name), layout]] : []));
    this.objects = { charts, layouts: Object.fromEntries(layouts) as Objects["layouts"] };
  }

  charts(): readonly GridChart[] {
    return this.objects.charts.filter(({ sheet }) => this.isThere(sheet));
  }

  layout(sheet: string): PageLayout {
    return this.objects.layouts[sheet] ?? plainLayout;
  }

  /** What a file holds of a sheet. */
  bookObjects(sheet: string): Pick<BookSheet, "charts" | "layout"> {
    const nameOf = (id: string) => this.book.workbook.getSheetBySheetId(id)?.getName();
    const charts = this.charts()
      .filter((chart) => chart.sheet === sheet)
      .map((chart) => withSheets(chart, nameOf));
    const layout = this.objects.layouts[sheet];
    return { ...(charts.length > 0 ? { charts } : {}), ...(layout ? { layout } : {}) };
  }

  newChart(sheet: string, chart: Chart): { readonly chart: GridChart; readonly edit: Edit } {
    const added = { ...chart, id: this.newId(), sheet };
    return { chart: added, edit: this.become({ charts: [...this.objects.charts, added] }) };
  }

  /** @param change null takes it away */
  changeChart(id: string, change: Partial<Chart> | null): Edit {
    const { charts } = this.objects;
    if (!this.charts().some((chart) => chart.id === id)) {
      throw new GridError("ItemNotFound", `chart must be one of the book, got ${id}`);
    }
    return this.become({
      charts: charts.flatMap((chart) => {
        if (chart.id !== id) return [chart];
        return change ? [{ ...chart, ...change }] : [];
      }),
    });
  }

  changeLayout(sheet: string, change: Partial<PageLayout>): Edit {
    const layout = { ...this.layout(sheet), ...change };
    return this.become({ layouts: { ...this.objects.layouts, [sheet]: layout } });
  }

  /**
   * Lets charts, and the cells they show, follow cells that moved. Undo moves them back in the same way, since it moves the cells.
   */
  follow(sheet: string, shift: Shift): void {
    const charts = this.objects.charts.map((chart) => movedChart(chart, sheet, shift));
    if (charts.every((chart, index) => chart === this.objects.charts[index])) return;
    this.objects = { ...this.objects, charts };
    this.changed();
  }

  private become(change: Partial<Objects>): Edit {
    const edit = (objects: Objects) => ({
      id: setObjectsId,
      params: { unitId: this.book.unit, objects },
    });
    return { redo: edit({ ...this.objects, ...change }), undo: edit(this.objects) };
  }

  private isThere(sheet: string): boolean {
    return Boolean(this.book.workbook.getSheetBySheetId(sheet));
  }

  /** An id no chart has or had. */
  private newId(): string {
    return `chart-${++this.made}`;
  }
}

/** A chart by itself, whose cells name their sheets otherwise. */
function withSheets(chart: Chart, named: (sheet: string) => string | undefined): Chart {
  const cells = (given: ChartCells | null): ChartCells | null => {
    const sheet = given && named(given.sheet);
    // Of a sheet that is gone there is nothing to show.
    return given && sheet !== null && sheet !== undefined ? { ...given, sheet } : null;
  };
  const { name, kind, title, legend, categoryAxis, valueAxis, from, to } = chart;
  return {
    ...{ name, kind, title, legend, categoryAxis, valueAxis, from, to },
    series: chart.series.map((each) => ({
      ...each,
      values: cells(each.values),
      categories: cells(each.categories),
    })),
  };
}
