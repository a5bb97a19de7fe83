/** A part of a file that is written, and what others must know to find it. */
export interface Part {
  readonly path: string;
  readonly type: string;
  readonly xml: string;
}

/** A relationship of a part: its id, its kind as an address, where it leads, and "External" where that is outside of the file. */
export type Related = readonly [
  id: string,
  kind: string,
  target: string,
  mode?: string | undefined,
];
