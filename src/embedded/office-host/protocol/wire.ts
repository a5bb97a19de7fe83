/*
 * What office.js says to a host and hears from it. The protocol is private and unversioned; these are the parts of it
 * that version 1.1.110 of the package uses.
 */

/** Whatever travels as JSON. */
export type Wire =
  null | boolean | number | string | readonly Wire[] | { readonly [key: string]: Wire };

export const actionType = {
  instantiate: 1,
  query: 2,
  method: 3,
  setProperty: 4,
  trace: 5,
  recursiveQuery: 6,
  queryAsJson: 7,
  ensureUnchanged: 8,
  update: 9,
} as const;

export const objectPathType = {
  global: 1,
  service: 2,
  method: 3,
  property: 4,
  indexer: 5,
  reference: 6,
  nullObject: 7,
} as const;

/** Which arguments stand for objects: their path's id, 0 for a plain value, a list beside a list. */
export type ReferencedIds = readonly (number | ReferencedIds)[];

export interface ArgumentInfo {
  readonly Arguments?: readonly Wire[];
  readonly ReferencedObjectPathIds?: ReferencedIds;
}

export interface ObjectPath {
  readonly Id: number;
  readonly ObjectPathType: number;
  readonly Name: string;
  readonly ParentObjectPathId?: number;
  readonly ArgumentInfo?: ArgumentInfo;
}

/** What to load of an object, or of each item of a collection. */
export interface LoadOptions {
  readonly Select?: readonly string[];
  readonly Expand?: readonly string[];
  readonly Top?: number;
  readonly Skip?: number;
}

export interface RecursiveLoadOptions {
  /** By name of the type. */
  readonly Queries: Readonly<Record<string, LoadOptions>>;
  readonly MaxDepth?: number;
}

export interface Action {
  readonly Id: number;
  readonly ActionType: number;
  readonly Name: string;
  readonly ObjectPathId: number;
  readonly ArgumentInfo?: ArgumentInfo;
  readonly QueryInfo?: LoadOptions;
  readonly RecursiveQueryInfo?: RecursiveLoadOptions;
  readonly ObjectState?: Readonly<Record<string, Wire>>;
}

/** One batch: what a sync sends. */
export interface Batch {
  readonly Actions: readonly Action[];
  readonly ObjectPaths: Readonly<Record<string, ObjectPath>>;
}

export interface BatchError {
  readonly Code: string;
  readonly Message: string;
  readonly HttpStatusCode: number;
  readonly ActionIndex: number;
  readonly Location: string;
}

export interface BatchResponse {
  readonly Results: readonly { readonly ActionId: number; readonly Value: Wire }[];
  readonly TraceIds: readonly number[];
  readonly Error?: BatchError;
}

export const messageCategory = { customFunctions: 1, events: 65_536 } as const;

/** A message of the host to the library, unasked. */
export interface HostMessage {
  readonly messageCategory: number;
  readonly messageType: number;
  readonly targetId: string;
  readonly message: Wire;
  readonly id: number;
}
