import "@univerjs/design/lib/index.css";
import "@univerjs/ui/lib/index.css";
import "@univerjs/docs-ui/lib/index.css";
import "@univerjs/sheets-ui/lib/index.css";
import "@univerjs/sheets-formula-ui/lib/index.css";
import "@univerjs/sheets-numfmt-ui/lib/index.css";
import "./univer.css";
import type { Workbook } from "@univerjs/core";
import { IUniverInstanceService, LocaleType, LogLevel, mergeLocales, Univer } from "@univerjs/core";
import designWords from "@univerjs/design/locale/en-US";
import { UniverDocsPlugin } from "@univerjs/docs";
import { UniverDocsUIPlugin } from "@univerjs/docs-ui";
import docsWords from "@univerjs/docs-ui/locale/en-US";
import { UniverFormulaEnginePlugin } from "@univerjs/engine-formula";
import { UniverRenderEnginePlugin } from "@univerjs/engine-render";
import { UniverSheetsPlugin } from "@univerjs/sheets";
import { UniverSheetsFormulaPlugin } from "@univerjs/sheets-formula";
import { UniverSheetsFormulaUIPlugin } from "@univerjs/sheets-formula-ui";
import formulaUiWords from "@univerjs/sheets-formula-ui/locale/en-US";
import formulaWords from "@univerjs/sheets-formula/locale/en-US";
import { UniverSheetsNumfmtPlugin } from "@univerjs/sheets-numfmt";
import { UniverSheetsNumfmtUIPlugin } from "@univerjs/sheets-numfmt-ui";
import numfmtWords from "@univerjs/sheets-numfmt-ui/locale/en-US";
import {
  CellAlertManagerService,
  ISheetClipboardService,
  UniverSheetsUIPlugin,
} from "@univerjs/sheets-ui";
import sheetsUiWords from "@univerjs/sheets-ui/locale/en-US";
import sheetsWords from "@univerjs/sheets/locale/en-US";
import { defaultTheme } from "@univerjs/themes";
import { UniverUIPlugin } from "@univerjs/ui";
import uiWords from "@univerjs/ui/locale/en-US";
import type { StyleAt } from "./plain-paste";
import { plainPaste } from "./plain-paste";
import type { MessageAt } from "./spoken-alerts";
import { spokenAlerts } from "./spoken-alerts";
import { toolbar } from "./toolbar";
import { releaseNamedTabs } from "./typed-tab-names";

/** Univer knows no names that Excel keeps for itself. */
const ownWords = {
  "sheets-ui": {
    ...sheetsUiWords["sheets-ui"],
    sheetConfig: {
      ...sheetsUiWords["sheets-ui"].sheetConfig,
      sheetNameAlreadyExistsError:
        "Another sheet has this name, or Excel keeps it for itself: choose another.",
    },
  },
};

/**
 * Starts Univer with the screen of a spreadsheet: a bar of tools, the formula bar, the sheet with its tabs. There is no
 * workbook in it yet.
 *
 * @param messageAt words for the error in a cell, shown where the pointer rests on it
 */
export function openUniver(container: HTMLElement, isDark: boolean, messageAt: MessageAt): Univer {
  const univer = new Univer({
    theme: defaultTheme,
    darkMode: isDark,
    locale: LocaleType.EN_US,
    locales: {
      [LocaleType.EN_US]: mergeLocales(
        designWords,
        uiWords,
        docsWords,
        sheetsWords,
        sheetsUiWords,
        formulaWords,
        formulaUiWords,
        numfmtWords,
        ownWords,
      ),
    },
    logLevel: LogLevel.WARN,
  });
  releaseNamedTabs(container);
  const styleAt: StyleAt = (unit, sheet, row, column) => {
    const workbook = univer.__getInjector().get(IUniverInstanceService).getUnit<Workbook>(unit);
    const cell = workbook?.getSheetBySheetId(sheet)?.getCellRaw(row, column);
    return workbook?.getStyles().getStyleByCell(cell);
  };
  univer.registerPlugin(UniverRenderEnginePlugin);
  univer.registerPlugin(UniverFormulaEnginePlugin);
  univer.registerPlugin(UniverUIPlugin, { container, ribbonType: "simple", menu: toolbar });
  univer.registerPlugin(UniverDocsPlugin);
  univer.registerPlugin(UniverDocsUIPlugin);
  univer.registerPlugin(UniverSheetsPlugin);
  univer.registerPlugin(UniverSheetsUIPlugin, {
    // Sums of what is selected stand in the line below, where they leave the tabs their room.
    footer: { statisticBar: false },
    override: [
      [CellAlertManagerService, { useClass: spokenAlerts(messageAt) }],
      [ISheetClipboardService, { useClass: plainPaste(styleAt) }],
    ],
  });
  univer.registerPlugin(UniverSheetsFormulaPlugin);
  univer.registerPlugin(UniverSheetsFormulaUIPlugin);
  univer.registerPlugin(UniverSheetsNumfmtPlugin);
  univer.registerPlugin(UniverSheetsNumfmtUIPlugin);
  return univer;
}
