import { SetTextRotationCommand, SetVerticalTextAlignCommand } from "@univerjs/sheets";
import {
  AddRangeProtectionFromSheetBarCommand,
  AddRangeProtectionFromToolbarCommand,
  ChangeSheetProtectionFromSheetBarCommand,
  DeleteWorksheetProtectionFormSheetBarCommand,
  SetOnceFormatPainterCommand,
  SetRangeFontDecreaseCommand,
  SetRangeFontFamilyCommand,
  SetRangeFontIncreaseCommand,
  SetRangeFontSizeCommand,
  SetRangeStrickThroughCommand,
  ViewSheetPermissionFromSheetBarCommand,
} from "@univerjs/sheets-ui";
import type { MenuConfig } from "@univerjs/ui";

/** Tools nobody misses beside a register. Without them number formats fit in the bar. */
const unneeded = [
  AddRangeProtectionFromToolbarCommand,
  SetOnceFormatPainterCommand,
  SetRangeFontDecreaseCommand,
  SetRangeFontFamilyCommand,
  SetRangeFontIncreaseCommand,
  SetRangeFontSizeCommand,
  SetRangeStrickThroughCommand,
  SetTextRotationCommand,
  SetVerticalTextAlignCommand,
];

/** What Univer protects is protected in no file, and an add-in protects sheets in another way. */
const protecting = [
  "sheet.contextMenu.permission",
  AddRangeProtectionFromSheetBarCommand.id,
  ChangeSheetProtectionFromSheetBarCommand.id,
  DeleteWorksheetProtectionFormSheetBarCommand.id,
  ViewSheetPermissionFromSheetBarCommand.id,
];

/** Which of Univer's tools are in the bar and in the menus of cells and tabs. */
export const toolbar: MenuConfig = Object.fromEntries(
  [...unneeded.map(({ id }) => id), ...protecting].map((id) => [id, { hidden: true }]),
);
