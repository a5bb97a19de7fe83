import type { FormulasRead, SharingRefused } from "../contract/share";

export const refused = (message: string): SharingRefused => ({ kind: "refused", message });

/** Why nothing is written where a sheet lets nobody write; null where none does. */
export function lockedSheet(
  touched: readonly string[],
  { protectedSheets, ledger }: FormulasRead,
): SharingRefused | null {
  const sheets = ledger === null ? touched : [...touched, ledger.sheet];
  const locked = protectedSheets.find((sheet) => sheets.includes(sheet));
  if (locked === undefined) return null;
  return refused(
    `${locked} is protected, so nothing was changed. Take the protection off under Review, Unprotect Sheet, and try again.`,
  );
}
