import { HostError, hostErrorOf, notFound } from "./host-error";
import type { HostObject } from "./host-object";
import { inCode, isHostObject, onWire } from "./host-object";
import { load, loadAsJson, loadRecursively } from "./load";
import { loadTree, needsResults } from "./load-tree";
import type { Roots } from "./object-paths";
import { ObjectPaths } from "./object-paths";
import type { Action, Batch, BatchError, BatchResponse, ObjectPath, Wire } from "./wire";
import { actionType, objectPathType } from "./wire";

/**
 * Does what a sync asks for, action by action. The first refusal ends the batch: what was done before it stays done.
 *
 * @param results resolves when the formulas have their results; awaited before an action that reads some
 */
export async function runBatch(
  batch: Batch,
  roots: Roots,
  results: () => Promise<void>,
): Promise<BatchResponse> {
  const paths = new ObjectPaths(batch.ObjectPaths, roots);
  const Results: { ActionId: number; Value: Wire }[] = [];
  const TraceIds: number[] = [];
  for (const [index, action] of batch.Actions.entries()) {
    try {
      if (readsResults(action, paths)) await results();
      Results.push({ ActionId: action.Id, Value: run(action, paths) });
      if (action.ActionType === actionType.trace) TraceIds.push(action.Id);
    } catch (thrown) {
      return { Results, TraceIds, Error: batchError(thrown, index, action, paths) };
    }
  }
  return { Results, TraceIds };
}

/** Ranges as large as what formulas fill. */
const readingMethods: ReadonlySet<string> = new Set([
  "GetSpillingToRange",
  "GetSpillingToRangeOrNullObject",
  "GetSurroundingRegion",
  "GetUsedRange",
  "GetUsedRangeOrNullObject",
]);

function readsResults(
  { ActionType, ObjectPathId, QueryInfo }: Action,
  paths: ObjectPaths,
): boolean {
  switch (ActionType) {
    case actionType.query:
    case actionType.queryAsJson:
      return needsResults(loadTree(QueryInfo));
    case actionType.instantiate:
      return readingMethods.has(paths.path(ObjectPathId).Name);
    default:
      return ActionType === actionType.recursiveQuery || ActionType === actionType.ensureUnchanged;
  }
}

function run(action: Action, paths: ObjectPaths): Wire {
  if (action.ActionType === actionType.trace) return null;
  const object = paths.resolve(action.ObjectPathId);
  switch (action.ActionType) {
    case actionType.instantiate:
      return object?.identity() ?? null;
    case actionType.query:
      return load(object, action.QueryInfo);
    case actionType.queryAsJson:
      return loadAsJson(object, action.QueryInfo);
    case actionType.recursiveQuery:
      return loadRecursively(object, action.RecursiveQueryInfo ?? { Queries: {} });
    case actionType.method:
      return callMethod(object, action, paths);
    case actionType.setProperty:
      there(object).set(action.Name, paths.arguments(action.ArgumentInfo).plain(0, "value"));
      return null;
    case actionType.update:
      for (const [name, value] of Object.entries(action.ObjectState ?? {})) {
        there(object).set(onWire(name), value);
      }
      return null;
    case actionType.ensureUnchanged:
      ensureUnchanged(there(object), action.ObjectState ?? {});
      return null;
    default:
      throw new HostError(
        "GeneralException",
        `action type must be 1 to 9, got ${action.ActionType}`,
      );
  }
}

function callMethod(object: HostObject | null, action: Action, paths: ObjectPaths): Wire {
  // Excel does not mind: `getItemOrNullObject("x").delete()` stands in nearly every sample.
  if (!object) return null;
  const answer = object.call(action.Name, paths.arguments(action.ArgumentInfo));
  return isHostObject(answer) ? answer.identity() : answer;
}

/** A null object can be asked about and told to do something, but it has nothing that could be set. */
function there(object: HostObject | null): HostObject {
  if (!object) throw notFound("the object");
  return object;
}

function ensureUnchanged(object: HostObject, state: Readonly<Record<string, Wire>>): void {
  for (const [name, expected] of Object.entries(state)) {
    const value = object.get(onWire(name));
    if (JSON.stringify(value) !== JSON.stringify(expected)) {
      throw new HostError(
        "InvalidOperation",
        `${object.typeName}.${name} must still be ${JSON.stringify(expected)}, got ${JSON.stringify(value)}`,
      );
    }
  }
}

function batchError(
  thrown: unknown,
  ActionIndex: number,
  action: Action,
  paths: ObjectPaths,
): BatchError {
  const error = hostErrorOf(thrown);
  return {
    Code: error.code,
    Message: error.message,
    HttpStatusCode: error.httpStatus,
    ActionIndex,
    Location: locationOf(action, paths),
  };
}

/** "Range.values", "WorksheetCollection.getItem": what was asked of what. */
function locationOf(action: Action, paths: ObjectPaths): string {
  const asked = (id: number, name: string): string => {
    const typeName = typeNameAt(id, paths);
    return typeName === undefined ? inCode(name) : `${typeName}.${inCode(name)}`;
  };
  try {
    if (action.Name !== "") return asked(action.ObjectPathId, action.Name);
    const path = paths.path(action.ObjectPathId);
    const parent = path.ParentObjectPathId;
    return parent === undefined ? nameOf(path) : asked(parent, nameOf(path));
  } catch {
    return action.Name;
  }
}

const nameOf = ({ ObjectPathType, Name }: ObjectPath): string =>
  ObjectPathType === objectPathType.indexer ? "GetItem" : Name;

function typeNameAt(id: number, paths: ObjectPaths): string | undefined {
  try {
    return paths.resolve(id)?.typeName;
  } catch {
    // What could not be found has no type: the name alone tells.
    return undefined;
  }
}
