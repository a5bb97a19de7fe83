/** A formula that is not calculated, with the error its cell shows and the words for it. */
export class Refusal extends Error {
  constructor(
    readonly error: string,
    message: string,
  ) {
    super(message);
  }
}
