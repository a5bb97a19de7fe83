import type { RegisterPort } from "../session/register-port";
import { applyChange } from "./apply-change";
import { listCandidates } from "./candidates";
import { createRegister } from "./create-register";
import { hearChanges } from "./hear-changes";
import { inExcel, inOneStep } from "./in-excel";
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

  change: (id, locate, decide) =>
    inOneStep(async (context) => {
      const now = await readBlock(context, id, locate);
      const { change, answer } = decide(now);
      if (now && change) {
        applyChange(context, now, change);
        await context.sync();
      }
      return answer;
    }),

  selection: readSelection,

  create: (register) => inOneStep((context) => createRegister(context, register)),

  region: readRegion,

  kept: () => inExcel(keptText),

  keep: (text) => inExcel((context) => keepText(context, text)),
};
