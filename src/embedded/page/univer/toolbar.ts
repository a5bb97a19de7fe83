import { SetTextRotationCommand, SetVerticalTextAlignCommand } from "@univerjs/sheets";
import {
  AddRangeProtectionFromToolbarCommand,
  SetOnceFormatPainterCommand,
  SetRangeFontDecreaseCommand,
  SetRangeFontFamilyCommand,
  SetRangeFontIncreaseCommand,
  SetRangeFontSizeCommand,
  SetRangeStrickThroughCommand,
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

/** Which of Univer's tools are in the bar. */
export const toolbar: MenuConfig = Object.fromEntries(
  unneeded.map(({ id }) => [id, { hidden: true }]),
);
