import type { ReportPort } from "../session/contract/report";

/** Reports in the workbook. Nobody needs them at once, so what writes them is fetched when it is wanted. */
export const reportLater: ReportPort = {
  sources: async (sought) => (await port()).sources(sought),
  write: async (page) => (await port()).write(page),
};

const port = async (): Promise<ReportPort> =>
  (await import(/* webpackChunkName: "report" */ "../excel/report/report-port")).excelReportPort;
