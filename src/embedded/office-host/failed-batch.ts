import { HostError } from "./protocol/host-error";
import type { HostFaults } from "./workspace/host-faults";
import type { Batch, BatchResponse } from "./protocol/wire";

/** What Excel on the web says of an answer above 5 MB. */
export const tooLarge = "ResponsePayloadSizeLimitExceeded";

/** A batch that ends in the middle. */
export const firstHalfOf = (batch: Batch): Batch => ({
  ...batch,
  Actions: batch.Actions.slice(0, Math.floor(batch.Actions.length / 2)),
});

/** Whether a batch speaks of something this build does not know. */
export function isUnknown(
  batch: Batch,
  { unknownMembers }: Pick<HostFaults, "unknownMembers">,
): boolean {
  if (unknownMembers.length === 0) return false;
  const text = JSON.stringify(batch).toLowerCase();
  return unknownMembers.some((name) => text.includes(`"${name.toLowerCase()}"`));
}

/** What was answered so far, and that it goes no further. */
export function failed(
  answer: BatchResponse,
  code: "ApiNotFound" | "GeneralException" | typeof tooLarge,
): BatchResponse {
  const error = new HostError(code, "There was an internal error while processing the request.");
  return {
    ...answer,
    Error: {
      Code: error.code,
      Message: error.message,
      HttpStatusCode: error.httpStatus,
      ActionIndex: answer.Results.length,
      Location: "",
    },
  };
}
