import type { ReportPort } from "../../session/contract/report";
import { inExcel, inOneStep } from "../run/in-excel";
import { readSources } from "./read-sources";
import { writePage } from "./write-page";

/** Reports in the workbook that is open in Excel. */
export const excelReportPort: ReportPort = {
  sources: (sought) => inExcel((context) => readSources(context, sought)),

  write: (page) => {
    // A step of undo may be refused once everything is done: then it is done all the same.
    const done: string[] = [];
    return inOneStep(async (context) => {
      const [before] = done;
      if (before !== undefined) return before;
      const sheet = await writePage(context, page);
      done.push(sheet);
      return sheet;
    });
  },
};
