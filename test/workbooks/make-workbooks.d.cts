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
  /** A cell that is typed into, and the total then; `deletes` is a threat that the pane shows. */
  readonly edit: {
    readonly cell: string;
    readonly to: number;
    readonly right: number;
    readonly deletes?: string;
  };
  /** Another register of the workbook. */
  readonly also?: Part & { readonly sheet?: string; readonly isOnItsSide?: boolean };
}

export const workbooks: readonly OddWorkbook[];

/** The bytes of a workbook. */
export function bytesOf(workbook: OddWorkbook): Promise<Uint8Array>;
