import type { IMutationInfo } from "@univerjs/core";
import {
  RemoveSheetCommand,
  SetRangeValuesMutation,
  SheetInterceptorService,
} from "@univerjs/sheets";
import type { UniverBook } from "../book/univer-book";

/**
 * Lets nothing be written to a sheet once it is taken out. Univer rewrites formulas that say the sheet they stand on, fails to
 * find it, and ends there: other formulas would go on reading it, and nothing could be undone. It comes back as it was.
 *
 * @returns what ends that
 */
export function sparesRemovedSheet(book: UniverBook): () => void {
  const service = book.injector.get(SheetInterceptorService);
  const ask = service.onCommandExecute.bind(service);
  service.onCommandExecute = (info) => {
    const found = ask(info);
    if (info.id !== RemoveSheetCommand.id) return found;
    const { subUnitId = book.workbook.getActiveSheet().getSheetId() } = (info.params ?? {}) as {
      readonly subUnitId?: string;
    };
    const isElsewhere = ({ id, params }: IMutationInfo) =>
      id !== SetRangeValuesMutation.id ||
      (params as { readonly subUnitId?: string }).subUnitId !== subUnitId;
    return {
      ...found,
      redos: found.redos.filter(isElsewhere),
      undos: found.undos.filter(isElsewhere),
    };
  };
  return () => {
    service.onCommandExecute = ask;
  };
}
