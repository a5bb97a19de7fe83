import { parseRange } from "../../../../src/workbook/book/cell-address";
import type { GridChange } from "../../../../src/embedded/grid";
import { addressOf, parseAddress } from "../../../../src/embedded/office-host/ranges/addresses";
import { movedRange } from "../../../../src/embedded/office-host/workspace/moved-range";

const at = (address: string) => {
  const cells = parseAddress(address)?.cells ?? parseRange("A1");
  if (!cells) throw new Error(`${address} must be an address`);
  return { sheet: "s", ...cells };
};

describe("a kept range", () => {
  it.each<[string, GridChange, string, string]>([
    ["B5:C6", "RowInserted", "2:3", "B7:C8"],
    ["B5:C6", "RowInserted", "6:6", "B5:C7"],
    ["B5:C6", "RowInserted", "7:7", "B5:C6"],
    ["B5:C6", "RowDeleted", "1:2", "B3:C4"],
    ["B5:C6", "RowDeleted", "6:9", "B5:C5"],
    ["B5:C6", "RowDeleted", "4:9", "B4:C4"],
    ["B5:C6", "ColumnInserted", "A:A", "C5:D6"],
    ["B5:C6", "ColumnDeleted", "C:D", "B5:B6"],
    ["B5:C6", "CellInserted", "B1:C1", "B6:C7"],
    ["B5:C6", "CellInserted", "B1:B1", "B5:C6"],
    ["B5:C6", "RangeEdited", "A1:Z99", "B5:C6"],
  ])("%s after %s at %s is %s", (range, change, changed, expected) => {
    expect(addressOf(movedRange(at(range), change, at(changed)))).toBe(expected);
  });

  it("of another sheet stays", () => {
    expect(movedRange(at("B5"), "RowInserted", { ...at("1:1"), sheet: "other" })).toEqual(at("B5"));
  });
});
