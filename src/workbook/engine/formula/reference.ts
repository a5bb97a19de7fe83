/** A rectangle of cells of one sheet. */
export interface Area {
  readonly sheet: number;
  readonly startRow: number;
  readonly endRow: number;
  readonly startColumn: number;
  readonly endColumn: number;
}

/** Cells that are meant, whatever they hold. */
export class Reference {
  constructor(readonly areas: readonly Area[]) {}
}
