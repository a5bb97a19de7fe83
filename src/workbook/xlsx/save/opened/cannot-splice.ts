/** What was opened cannot take a change in its own parts: it is written anew, and what that loses is named. */
export class CannotSplice extends Error {}
