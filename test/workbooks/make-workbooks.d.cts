/** Where a register stands, and what formulas over it give. */
interface Part {
  readonly range: string;
  readonly right: number;
}

export interface OddWorkbook extends Part {
  readonly file: string;
  readonly sheet: string;
  /** What its user writes, where the register must be said in words of ours. */
  readonly formula?: string;
  /** Another register of the workbook. */
  readonly also?: Part & { readonly sheet?: string; readonly isOnItsSide?: boolean };
}

export const workbooks: readonly OddWorkbook[];

/** The bytes of a workbook. */
export function bytesOf(workbook: OddWorkbook): Promise<Uint8Array>;
