import type { Shift } from "../../../../src/workbook/book/sheet-move";
import { lastColumn, lastRow } from "../../../../src/workbook/book/cell-address";
import { movedDrawing } from "../../../../src/workbook/xlsx/save/moves/moved-anchors";
import { movedShapes } from "../../../../src/workbook/xlsx/save/moves/moved-notes";

const sizes = { rows: () => 190_500, columns: () => 609_600 };

const rowsPut = (startRow: number, endRow: number): Shift => ({
  area: { startRow, endRow, startColumn: 0, endColumn: lastColumn },
  along: "rows",
  removes: false,
});

describe("drawings as other writers write them", () => {
  it("move without a prefix and with blanks between", () => {
    const xml = `<wsDr xmlns="x">
  <twoCellAnchor editAs='twoCell'>
    <from>\n<col>1</col> <colOff>0</colOff> <row> 3 </row> <rowOff>0</rowOff></from>
    <to><col>4</col><colOff>0</colOff><row>9</row><rowOff>0</rowOff></to><pic/></twoCellAnchor></wsDr>`;
    const moved = movedDrawing(xml, rowsPut(0, 1), sizes);
    expect(moved).toBe(
      xml.replace("<row> 3 </row>", "<row>5</row>").replace("<row>9<", "<row>11<"),
    );
  });

  it("move boxes of comments though not every tag is closed", () => {
    const shape = (id: number, row: number) =>
      `<v:shape id="${id}"><v:textbox><div style='text-align:left'><font>one<br>two</font></div></v:textbox>` +
      `<x:ClientData ObjectType="Note"><x:Anchor>\n 1, 15, ${row}, 2, 3, 31, ${row + 4}, 9</x:Anchor>` +
      `<x:Row>${row}</x:Row><x:Column>0</x:Column></x:ClientData></v:shape>`;
    const xml = `<xml>${shape(1, 2)}${shape(2, 7)}</xml>`;
    const moved = movedShapes(xml, rowsPut(5, 5), sizes);
    expect(moved).toContain("<x:Row>2</x:Row>");
    expect(moved).toContain("<x:Anchor>1, 15, 8, 2, 3, 31, 12, 9</x:Anchor>");
    expect(moved).toContain("<x:Row>8</x:Row>");
    const gone = movedShapes(xml, { ...rowsPut(7, 7), removes: true }, sizes);
    expect(gone).toBe(`<xml>${shape(1, 2)}</xml>`);
  });

  it("move form controls as they are held: marks of the old language say what does not happen", () => {
    const control = (held: string) =>
      `<xml><v:shape><x:ClientData ObjectType="Button">${held}<x:Anchor>1, 0, 4, 0, 3, 0, 8, 0</x:Anchor></x:ClientData></v:shape></xml>`;
    const places = ["", "<x:SizeWithCells/>", "<x:MoveWithCells/><x:SizeWithCells/>"].map(
      (held) => /Anchor>([^<]*)</.exec(movedShapes(control(held), rowsPut(6, 7), sizes))?.[1],
    );
    expect(places).toEqual([
      "1, 0, 4, 0, 3, 0, 10, 0",
      "1, 0, 4, 0, 3, 0, 8, 0",
      "1, 0, 4, 0, 3, 0, 8, 0",
    ]);
    const before = ["", "<x:SizeWithCells/>", "<x:MoveWithCells/><x:SizeWithCells/>"].map(
      (held) => /Anchor>([^<]*)</.exec(movedShapes(control(held), rowsPut(0, 1), sizes))?.[1],
    );
    expect(before).toEqual([
      "1, 0, 6, 0, 3, 0, 10, 0",
      "1, 0, 6, 0, 3, 0, 10, 0",
      "1, 0, 4, 0, 3, 0, 8, 0",
    ]);
  });

  it("stay on the sheet where all of it is moved down", () => {
    const xml = `<wsDr><oneCellAnchor><from><col>0</col><colOff>0</colOff><row>${lastRow}</row><rowOff>0</rowOff></from><pic/></oneCellAnchor></wsDr>`;
    const moved = movedDrawing(xml, rowsPut(0, 0), sizes);
    expect(Number(/<row>(\d+)</.exec(moved)?.[1])).toBeLessThanOrEqual(lastRow);
  });
});
