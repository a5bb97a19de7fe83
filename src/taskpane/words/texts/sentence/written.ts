/** How numbers are written in a sentence. */
export interface Written {
  /** "5.6", of what is known about. */
  readonly about: (number: number) => string;
  /** "12", of things that are counted. */
  readonly count: (number: number) => string;
  /** "12.5%". */
  readonly percent: (share: number) => string;
}
