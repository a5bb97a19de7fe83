import { isReservedSheetName } from "../../../../src/workbook/book/excel-limits";
import type { GridSheet, SheetRange } from "../../../../src/embedded/grid";
import { MemoryBook } from "./memory-book";
import { cell } from "./ranges";
import { newSheet, refuse, same } from "./state";

/** A workbook's sheets. */
export abstract class MemorySheets extends MemoryBook {
  private selected: SheetRange = cell("sheet-1", 0, 0);

  sheets(): readonly GridSheet[] {
    return this.state.sheets.map(({ id, name, visibility, tabColor }) => ({
      id,
      name,
      visibility,
      tabColor,
    }));
  }

  addSheet(name = this.freeSheetName()): GridSheet {
    this.checkSheetName(name);
    const id = `sheet-${++this.last}`;
    this.change(() => this.state.sheets.push(newSheet(id, name)));
    this.tell({ kind: "sheetAdded", sheet: id });
    return { id, name, visibility: "Visible", tabColor: "" };
  }

  protected freeSheetName(): string {
    let number = this.state.sheets.length + 1;
    while (this.state.sheets.some(({ name }) => same(name, `Sheet${number}`))) number++;
    return `Sheet${number}`;
  }

  protected checkSheetName(name: string): void {
    const isName = name.trim() !== "" && name.length <= 31 && !/[[\]:*?/\\]/.test(name);
    if (!isName || isReservedSheetName(name)) {
      refuse("InvalidArgument", `name must be one of a sheet, got ${JSON.stringify(name)}`);
    }
    if (this.state.sheets.some((each) => same(each.name, name))) {
      refuse("ItemAlreadyExists", `worksheet ${name} exists already`);
    }
  }

  protected checkVisibleLeft(id: string): void {
    const left = this.state.sheets.some((each) => each.id !== id && each.visibility === "Visible");
    if (!left) refuse("InvalidOperation", "a workbook must show a sheet");
  }

  deleteSheet(id: string): void {
    const sheet = this.sheet(id);
    if (sheet.visibility === "Visible") this.checkVisibleLeft(id);
    this.change(() => {
      this.state.sheets = this.state.sheets.filter((each) => each !== sheet);
      this.state.tables = this.state.tables.filter(({ range }) => range.sheet !== id);
      this.state.names = this.state.names.filter(({ sheet: home }) => home !== id);
      this.state.active = this.stillActive();
    });
    this.tell({ kind: "sheetDeleted", sheet: id });
  }

  protected stillActive(): string {
    const { sheets, active } = this.state;
    const shown = sheets.filter(({ visibility }) => visibility === "Visible");
    return (shown.find(({ id }) => id === active) ?? shown[0])?.id ?? active;
  }

  setSheet(
    id: string,
    change: Partial<Omit<GridSheet, "id">> & { readonly position?: number },
  ): void {
    const sheet = this.sheet(id);
    const { name, visibility, tabColor, position } = change;
    if (name !== undefined && !same(name, sheet.name)) this.checkSheetName(name);
    if (visibility !== undefined && visibility !== "Visible") this.checkVisibleLeft(id);
    this.change(() => {
      if (name !== undefined) sheet.name = name;
      if (tabColor !== undefined) sheet.tabColor = tabColor;
      if (visibility !== undefined) sheet.visibility = visibility;
      if (position !== undefined) {
        this.state.sheets = this.state.sheets.filter((each) => each !== sheet);
        this.state.sheets.splice(position, 0, sheet);
      }
    });
    const active = this.stillActive();
    if (active !== this.state.active) this.activateSheet(active);
  }

  activeSheet(): string {
    return this.state.active;
  }

  activateSheet(id: string): void {
    const sheet = this.sheet(id);
    if (sheet.visibility !== "Visible") {
      refuse("InvalidOperation", `worksheet ${sheet.name} is hidden`);
    }
    const before = this.state.active;
    if (before === id) return;
    this.state.active = id;
    this.tell({ kind: "sheetDeactivated", sheet: before });
    this.tell({ kind: "sheetActivated", sheet: id });
    this.select(cell(id, 0, 0));
  }

  isProtected(sheet: string): boolean {
    return this.sheet(sheet).isProtected;
  }

  protect(id: string, on: boolean): void {
    const sheet = this.sheet(id);
    this.change(() => {
      sheet.isProtected = on;
    });
  }

  selection(): SheetRange {
    return this.selected;
  }

  select(range: SheetRange): void {
    this.sheet(range.sheet);
    this.selected = range;
    this.tell({ kind: "selected", range });
  }
}
