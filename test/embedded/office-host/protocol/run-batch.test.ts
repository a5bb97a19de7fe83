import { OfficeHost } from "../../../../src/embedded/office-host/office-host";
import type {
  Action,
  Batch,
  ObjectPath,
  Wire,
} from "../../../../src/embedded/office-host/protocol/wire";
import { actionType, objectPathType } from "../../../../src/embedded/office-host/protocol/wire";
import { MemoryGrid } from "../../../support/workbook/memory-grid";

/*
 * Actions that today's add-ins hardly cause, in the words of the wire. What Excel.run causes is asked through the
 * library, in conformance.ts.
 */

const path = (
  Id: number,
  type: number,
  Name: string,
  parent?: number,
  ...args: Wire[]
): ObjectPath => ({
  Id,
  ObjectPathType: type,
  Name,
  ...(parent === undefined ? {} : { ParentObjectPathId: parent }),
  ArgumentInfo: { Arguments: args },
});

/** A1:B1 of the active sheet is object 4, its look 5, the sheets are 2, the workbook is 1. */
const paths = Object.fromEntries(
  [
    path(1, objectPathType.global, ""),
    path(2, objectPathType.property, "Worksheets", 1),
    path(3, objectPathType.method, "GetActiveWorksheet", 2),
    path(4, objectPathType.method, "GetRange", 3, "A1:B1"),
    path(5, objectPathType.property, "Format", 4),
    path(6, objectPathType.service, "Microsoft.Unknown.Service"),
    path(7, objectPathType.nullObject, ""),
    path(8, objectPathType.method, "GetCell", 7, 0, 0),
    path(9, objectPathType.reference, "range-99"),
    path(10, 11, "", 1),
  ].map((each) => [String(each.Id), each]),
);

const action = (type: number, ObjectPathId: number, more: Partial<Action> = {}): Action => ({
  Id: 100 + ObjectPathId,
  ActionType: type,
  Name: "",
  ObjectPathId,
  ...more,
});

const grid = new MemoryGrid();
const host = new OfficeHost(grid);

afterAll(() => {
  host.close();
  grid.close();
});

const cells = { sheet: "sheet-1", startRow: 0, startColumn: 0, endRow: 0, endColumn: 1 };

beforeEach(() => {
  grid.write(cells, [[1, 2]]);
});

const run = (...Actions: Action[]) => host.run({ Actions, ObjectPaths: paths } satisfies Batch);

async function value(asked: Action): Promise<Wire | undefined> {
  const { Results, Error: error } = await run(asked);
  expect(error).toBeUndefined();
  return Results[0]?.Value;
}

const code = async (asked: Action) => (await run(asked)).Error?.Code;

describe("a batch", () => {
  it("answers a query as JSON in the names add-ins use", async () => {
    const QueryInfo = { Select: ["values", "format/fill/color"] };
    expect(await value(action(actionType.queryAsJson, 4, { QueryInfo }))).toEqual({
      values: [[1, 2]],
      format: { fill: { color: "#FFFFFF" } },
    });
    const names = { Select: ["name"] };
    expect(await value(action(actionType.queryAsJson, 2, { QueryInfo: names }))).toEqual({
      items: [{ _Index: 0, id: "sheet-1", name: "Sheet1" }],
    });
  });

  it("answers a recursive query down to its depth", async () => {
    const Queries = {
      Range: { Select: ["address"], Expand: ["worksheet"] },
      Worksheet: { Select: ["name", "tables"] },
      TableCollection: {},
    };
    const ask = (MaxDepth: number) =>
      value(action(actionType.recursiveQuery, 4, { RecursiveQueryInfo: { Queries, MaxDepth } }));
    expect(await ask(1)).toEqual({ Address: "Sheet1!A1:B1" });
    expect(await ask(3)).toEqual({
      Address: "Sheet1!A1:B1",
      Worksheet: { Id: "sheet-1", Name: "Sheet1", Tables: { _Items: [] } },
    });
  });

  it("updates several properties of one object", async () => {
    await value(action(actionType.update, 4, { ObjectState: { values: [[3, 4]] } }));
    expect(grid.values(cells)).toEqual([[3, 4]]);
  });

  it("goes on where what was known still holds, and ends where it does not", async () => {
    const ensure = (values: Wire) =>
      code(action(actionType.ensureUnchanged, 4, { ObjectState: { values } }));
    expect(await ensure([[1, 2]])).toBeUndefined();
    expect(await ensure([[1, 3]])).toBe("InvalidOperation");
  });

  it("tells which traces it reached", async () => {
    const trace = (Id: number) => ({ ...action(actionType.trace, 0), Id });
    const wrong = action(actionType.method, 4, { Name: "Merge" });
    const { TraceIds, Error: error } = await run(trace(7), wrong, trace(8));
    expect(TraceIds).toEqual([7]);
    expect(error).toMatchObject({ ActionIndex: 1, Location: "Range.merge", HttpStatusCode: 404 });
  });

  it("leads from a null object to null objects only", async () => {
    expect(await value(action(actionType.instantiate, 8))).toBeNull();
    expect(await value(action(actionType.query, 8, { QueryInfo: {} }))).toBeNull();
  });

  it.each<[string, Action, string]>([
    ["a service it does not know", action(actionType.instantiate, 6), "ApiNotFound"],
    ["a range that is not kept", action(actionType.instantiate, 9), "ItemNotFound"],
    ["a path of no kind", action(actionType.instantiate, 10), "GeneralException"],
    ["a path that is missing", action(actionType.instantiate, 77), "GeneralException"],
    ["an action of no kind", action(42, 4), "GeneralException"],
    [
      "a method where an object must be",
      action(actionType.setProperty, 5, { Name: "Font", ArgumentInfo: { Arguments: [1] } }),
      "ApiNotFound",
    ],
  ])("ends at %s", async (_, asked, expected) => {
    expect(await code(asked)).toBe(expected);
  });
});
