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
  /** A cell that is typed into, and the total then. */
  readonly edit: {
    readonly cell: string;
    readonly to: number;
    readonly right: number;
  };
  /** Buttons of the pane by which it learns how the register is read. */
  readonly maps?: readonly string[];
  /** The name by which formulas have it then. */
  readonly inFormulas?: string;
  /** What is typed for a new threat in the pane, by the headers, and what that one costs a year. */
  readonly adds: { readonly fields: Readonly<Record<string, string>>; readonly costs: number };
  /** Another register of the workbook. */
  readonly also?: Part & { readonly sheet?: string; readonly isOnItsSide?: boolean };
}

export const workbooks: readonly OddWorkbook[];

/** The bytes of a workbook. */
export function bytesOf(workbook: OddWorkbook): Promise<Uint8Array>;
