import type { SheetError, SheetFailure } from "../contract/register-port";
import type { Trouble } from "../contract/register-snapshot";

/** Milliseconds until the next try. */
export const patience: Readonly<Record<SheetFailure, number>> = {
  "cell-edit": 1000,
  connection: 5000,
  protected: 5000,
  "read-only": 5000,
  refused: 5000,
};

const actions: Readonly<Record<SheetFailure, Trouble["action"]>> = {
  "cell-edit": "refresh",
  connection: "refresh",
  protected: "show",
  "read-only": "refresh",
  refused: "refresh",
};

export function troubleOf({ failure, message }: SheetError): Trouble {
  return { failure, message, action: actions[failure] };
}
