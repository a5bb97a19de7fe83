import type { Book } from "../../../src/workbook/book/book";
import type { Grid, GridName } from "../../../src/embedded/grid";
import { MemoryTables } from "./memory-grid/memory-tables";
import { refuse, same } from "./memory-grid/state";

/** A grid without a screen and without Excel's formulas: the twin of a real one, for tests of the host. */
export class MemoryGrid extends MemoryTables implements Grid {
  /** Whether somebody is typing in a cell. */
  editing = false;

  names(): readonly GridName[] {
    return this.state.names;
  }

  setName(name: GridName): void {
    this.change(() => {
      const isOther = (each: GridName) =>
        !(same(each.name, name.name) && each.sheet === name.sheet);
      this.state.names = [...this.state.names.filter(isOther), name];
    });
  }

  deleteName(name: string, sheet: string | null): void {
    const found = this.state.names.find((each) => same(each.name, name) && each.sheet === sheet);
    if (!found) refuse("ItemNotFound", `name ${name} is not there`);
    this.change(() => {
      this.state.names = this.state.names.filter((each) => each !== found);
    });
  }

  isEditing(): boolean {
    return this.editing;
  }

  book(): Book {
    throw new Error("a memory grid is never saved");
  }
}
