import type { RegisterPort } from "../session/contract/register-port";
import { listCandidates } from "./read/candidates";
import { formulasAt, showCell } from "./read/cells-by-address";
import { spillsHere } from "./run/spills-here";
import { hearChanges } from "./hear-changes";
import { inExcel, inOneStep } from "./run/in-excel";
import { keepText, keptText } from "./run/kept-text";
import { hasUndoGroups } from "./run/undo-group";
import { readArea } from "./read/read-area";
import { readBlock } from "./read/read-block";
import { readRegion } from "./read/read-region";
import { readSelection } from "./read/read-selection";
import { selectCells } from "./select-cells";

const changes = () => import(/* webpackChunkName: "later" */ "./write/change-register");

/** The workbook that is open in Excel, as the session sees it. */
export const excelRegisterPort: RegisterPort = {
  candidates: () => inExcel(listCandidates),

  read: (id) => inExcel((context) => readArea(context, id)),

  select: (id, cells) => inExcel((context) => selectCells(context, id, cells)),

  subscribe: hearChanges,

  block: (id, locate) => inExcel((context) => readBlock(context, id, locate)),

  change: async (...change) => (await changes()).changeRegister(...change),

  changeTogether: async (...change) => (await changes()).changeTogether(...change),

  formulasAt: (cells) => inExcel((context) => formulasAt(context, cells)),

  showCell: (cell) => inExcel((context) => showCell(context, cell)),

  selection: readSelection,

  // A new sheet is no step of undo in Excel, whatever one asks for (office-js #6170).
  create: async (register) => {
    const { createRegister } = await import(
      /* webpackChunkName: "later" */ "./write/create-register"
    );
    return inExcel((context) => createRegister(context, register));
  },

  makeTable: async (table) => {
    const { makeTable } = await import(/* webpackChunkName: "later" */ "./write/create-register");
    return inExcel((context) => makeTable(context, table));
  },

  putTables: async (beside, row, tables) => {
    const { putTables } = await import(/* webpackChunkName: "later" */ "./write/put-tables");
    return inOneStep((context) => putTables(context, beside, row, tables));
  },

  isOneStep: hasUndoGroups,

  spills: () => Promise.resolve(spillsHere()),

  putSpilling: async (formula) => {
    const { putSpilling } = await import(/* webpackChunkName: "later" */ "./write/put-formulas");
    return inExcel((context) => putSpilling(context, formula));
  },

  insert: async (formula) => {
    const { insertFormula } = await import(/* webpackChunkName: "later" */ "./write/put-formulas");
    return inOneStep((context) => insertFormula(context, formula));
  },

  region: readRegion,

  kept: () => inExcel(keptText),

  keep: (text) => inExcel((context) => keepText(context, text)),
};
