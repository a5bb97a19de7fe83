import type { GridErrorCode } from "../../grid";
import { GridError } from "../../grid";

export type HostErrorCode =
  | GridErrorCode
  | "ApiNotFound"
  | "GeneralException"
  | "RangeExceedsLimit"
  | "ResponsePayloadSizeLimitExceeded";

const httpStatus: Readonly<Record<HostErrorCode, number>> = {
  AccessDenied: 403,
  ApiNotFound: 404,
  GeneralException: 500,
  InvalidArgument: 400,
  InvalidOperation: 400,
  InvalidOperationInCellEditMode: 400,
  ItemAlreadyExists: 409,
  ItemNotFound: 404,
  RangeExceedsLimit: 400,
  ResponsePayloadSizeLimitExceeded: 400,
};

/** Ends a batch; the library makes an OfficeExtension.Error of that code from it. */
export class HostError extends Error {
  constructor(
    readonly code: HostErrorCode,
    message: string,
  ) {
    super(message);
  }

  get httpStatus(): number {
    return httpStatus[this.code];
  }
}

/** What a batch ends with, whoever threw. Anything but a refusal is a defect of the host and says so. */
export function hostErrorOf(thrown: unknown): HostError {
  if (thrown instanceof HostError) return thrown;
  if (thrown instanceof GridError) return new HostError(thrown.code, thrown.message);
  const reason = thrown instanceof Error ? thrown.message : String(thrown);
  return new HostError("GeneralException", `the host failed: ${reason}`);
}

export const invalid = (rule: string, got: unknown): HostError =>
  new HostError("InvalidArgument", `${rule}, got ${shown(got)}`);

export const notFound = (what: string): HostError =>
  new HostError("ItemNotFound", `${what} is not there`);

/** Excel may well know it: this host does not, and does not pretend to. */
export const notImplemented = (what: string): HostError =>
  new HostError("ApiNotFound", `${what} is not implemented by this host`);

const shown = (value: unknown): string => (value === undefined ? "nothing" : JSON.stringify(value));
