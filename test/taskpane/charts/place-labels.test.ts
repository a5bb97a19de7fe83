import fc from "fast-check";
import {
  labelHeight,
  labelWidth,
  placeLabels,
  spotsAlong,
} from "../../../src/taskpane/charts/drawing/place-labels";

const room = { left: 40, right: 290, top: 24, bottom: 186 };

describe("words beside points of a chart", () => {
  it("stand above their points where nothing is in the way", () => {
    const [label] = placeLabels([{ x: 150, y: 100, text: "Budget" }], [], room);
    expect(label?.y).toBeLessThan(100);
    expect(label?.x).toBeCloseTo(150 - labelWidth("Budget") / 2, 9);
    expect(label?.isApart).toBe(false);
  });

  it("keep off a line that runs there", () => {
    const line = spotsAlong([
      { x: 40, y: 86 },
      { x: 290, y: 86 },
    ]);
    const [label] = placeLabels([{ x: 150, y: 90, text: "Budget" }], line, room);
    expect(Math.abs((label?.y ?? 86) - 86)).toBeGreaterThanOrEqual(labelHeight / 2);
  });

  it("stay in their room and never cover each other, four of them at any points", () => {
    const spot = fc.record({
      x: fc.integer({ min: 40, max: 290 }),
      y: fc.integer({ min: 24, max: 186 }),
    });
    fc.assert(
      fc.property(fc.array(spot, { minLength: 4, maxLength: 4 }), (spots) => {
        const words = ["Today", "With the plan", "Budget", "Appetite"];
        const wishes = spots.map((each, index) => ({ ...each, text: words[index] ?? "" }));
        const boxes = placeLabels(wishes, [], room).map(({ x, y }, index) => ({
          left: x,
          right: x + labelWidth(words[index] ?? ""),
          y,
        }));
        boxes.forEach((box, index) => {
          expect(box.left).toBeGreaterThanOrEqual(room.left);
          expect(box.right).toBeLessThanOrEqual(room.right + 1e-9);
          expect(box.y).toBeGreaterThanOrEqual(room.top + labelHeight / 2);
          expect(box.y).toBeLessThanOrEqual(room.bottom - labelHeight / 2);
          for (const other of boxes.slice(index + 1)) {
            const isApart =
              box.right <= other.left ||
              other.right <= box.left ||
              Math.abs(box.y - other.y) >= labelHeight;
            expect(isApart).toBe(true);
          }
        });
      }),
    );
  });
});
