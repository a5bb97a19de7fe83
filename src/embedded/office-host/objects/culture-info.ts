import type { Region } from "../../../workbook/book/region";
import { defineType } from "../protocol/host-object";

interface CultureTarget {
  readonly region: Region;
}

const numberFormatInfo = defineType<CultureTarget>({
  typeName: "NumberFormatInfo",
  scalars: {
    NumberDecimalSeparator: { get: ({ region }) => region.decimal },
    NumberGroupSeparator: { get: ({ region }) => region.group },
  },
});

const datetimeFormatInfo = defineType<CultureTarget>({
  typeName: "DatetimeFormatInfo",
  scalars: {
    DateSeparator: { get: ({ region }) => region.dateMark },
    ShortDatePattern: { get: ({ region }) => region.shortDate },
  },
});

/** The region of the machine, as Excel takes it over. */
export const cultureInfo = defineType<CultureTarget>({
  typeName: "CultureInfo",
  scalars: { Name: { get: ({ region }) => region.culture } },
  objects: {
    DatetimeFormat: (target) => datetimeFormatInfo.of(target),
    NumberFormat: (target) => numberFormatInfo.of(target),
  },
});
