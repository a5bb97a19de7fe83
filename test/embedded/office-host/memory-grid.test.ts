import { MemoryGrid } from "../../support/workbook/memory-grid";
import { officeConformance } from "./conformance";

officeConformance("a grid in memory", () => {
  const grid = new MemoryGrid();
  const typing = {
    begin: () => {
      grid.editing = true;
    },
    end: () => {
      grid.editing = false;
    },
  };
  return { grid, typing };
});
