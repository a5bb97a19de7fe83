import type { RegisterPort } from "../session/register-port";
import { listCandidates } from "./candidates";
import { formulasAt, showCell } from "./cells-by-address";
import { changeRegister } from "./change-register";
import { createRegister } from "./create-register";
import { hearChanges } from "./hear-changes";
import { inExcel } from "./in-excel";
import { keepText, keptText } from "./kept-text";
import { readArea } from "./read-area";
import { readBlock } from "./read-block";
import { readRegion } from "./read-region";
import { readSelection } from "./read-selection";
import { selectCells } from "./select-cells";

/** The workbook that is open in Excel, as the session sees it. */
export const excelRegisterPort: RegisterPort = {
  candidates: () => inExcel(listCandidates),

  read: (id) => inExcel((context) => readArea(context, id)),

  select: (id, cells) => inExcel((context) => selectCells(context, id, cells)),

  subscribe: hearChanges,

  block: (id, locate) => inExcel((context) => readBlock(context, id, locate)),

  change: changeRegister,

  formulasAt: (cells) => inExcel((context) => formulasAt(context, cells)),

  showCell: (cell) => inExcel((context) => showCell(context, cell)),

  selection: readSelection,

  // A new sheet is no step of undo in Excel, whatever one asks for (office-js #6170).
  create: (register) => inExcel((context) => createRegister(context, register)),

  region: readRegion,

  kept: () => inExcel(keptText),

  keep: (text) => inExcel((context) => keepText(context, text)),
};
