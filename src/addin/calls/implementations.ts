/** What Excel calls by the id of a function. */
export type Implementation = (...args: unknown[]) => unknown;

/** The functions of this page, by their ids, as they are associated. */
export const implementations = new Map<string, Implementation>();
