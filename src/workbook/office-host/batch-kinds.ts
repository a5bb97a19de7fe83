import { HostError } from "./host-error";
import type { Batch, BatchResponse } from "./wire";
import { actionType, objectPathType } from "./wire";

/** Whether a batch concerns the workbook, and not a service of the host alone. Such batches run one after another. */
export const touchesWorkbook = ({ ObjectPaths }: Batch): boolean =>
  Object.values(ObjectPaths).some(
    ({ ObjectPathType }) =>
      ObjectPathType === objectPathType.global || ObjectPathType === objectPathType.reference,
  );

/** Whether a batch does nothing but give back kept ranges, which the library does when a run is over. */
export const givesBackOnly = ({ Actions }: Batch): boolean =>
  Actions.some(({ Name }) => Name === "_RemoveReference") &&
  Actions.every(
    ({ ActionType, Name }) => ActionType === actionType.instantiate || Name === "_RemoveReference",
  );

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
