import { HostError } from "./host-error";
import type { Batch, BatchResponse } from "./wire";
import { actionType, objectPathType } from "./wire";

/** Whether a batch concerns the workbook, and not a service of the host alone. Such batches run one after another. */
export const touchesWorkbook = ({ ObjectPaths }: Batch): boolean =>
  Object.values(ObjectPaths).some(
    ({ ObjectPathType }) =>
      ObjectPathType === objectPathType.global || ObjectPathType === objectPathType.reference,
  );

/** References to the ranges a batch works with that were kept earlier. */
export const keptRangesIn = ({ ObjectPaths }: Batch): string[] =>
  Object.values(ObjectPaths)
    .filter(({ ObjectPathType }) => ObjectPathType === objectPathType.reference)
    .map(({ Name }) => Name);

/**
 * References to the ranges that a batch gives back, where it does nothing else, as the library does when a run is over;
 * else none.
 */
export function givenBackBy({ Actions }: Batch): string[] {
  const gives = Actions.filter(({ Name }) => Name === "_RemoveReference");
  const does = Actions.filter(({ ActionType }) => ActionType !== actionType.instantiate);
  if (gives.length < does.length) return [];
  return gives
    .map(({ ArgumentInfo }) => ArgumentInfo?.Arguments?.[0])
    .filter((id) => typeof id === "string");
}

/** What Excel answers to everything while somebody types in a cell. */
export function refusedWhileEditing(): BatchResponse {
  const error = new HostError(
    "InvalidOperationInCellEditMode",
    "no cell must be in edit mode, got one that is",
  );
  return {
    Results: [],
    TraceIds: [],
    Error: {
      Code: error.code,
      Message: error.message,
      HttpStatusCode: error.httpStatus,
      ActionIndex: -1,
      Location: "",
    },
  };
}
