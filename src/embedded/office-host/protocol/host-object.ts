import type { Arguments } from "./arguments";
import { notFound, notImplemented } from "./host-error";
import type { Wire } from "./wire";

/** What an add-in holds a proxy of. */
export interface HostObject {
  readonly typeName: string;
  /** By what the library finds it again in a later batch. */
  identity(): Readonly<Record<string, Wire>>;
  /** Names of what a load without a list of names brings. */
  readonly scalarNames: readonly string[];
  has(name: string): boolean;
  get(name: string): Wire | HostObject;
  set(name: string, value: Wire): void;
  call(name: string, args: Arguments): Wire | HostObject;
  /** Of a collection by its key. */
  item(key: Wire): HostObject;
  /** Of a collection; undefined for a single object. */
  items(): readonly HostObject[] | undefined;
}

export interface Scalar<T> {
  readonly get: (target: T) => Wire;
  readonly set?: (target: T, value: Wire) => void;
}

/** Everything an add-in can reach of one kind of object. What is not in the table answers ApiNotFound. */
export interface Members<T> {
  /** As office.js names the class. */
  readonly typeName: string;
  readonly identity?: (target: T) => Readonly<Record<string, Wire>>;
  /** Under their names on the wire, which begin with a capital. */
  readonly scalars?: Readonly<Record<string, Scalar<T>>>;
  readonly objects?: Readonly<Record<string, (target: T) => HostObject | null>>;
  readonly methods?: Readonly<
    Record<string, (target: T, args: Arguments) => Wire | HostObject | undefined>
  >;
  readonly item?: (target: T, key: Wire) => HostObject | undefined;
  readonly items?: (target: T) => readonly HostObject[];
}

export interface HostType<T> {
  of(target: T): HostObject;
  /** What an object of this type stands for; undefined for one of another type. */
  targetOf(object: unknown): T | undefined;
}

/** "rowIndex" for "RowIndex": as an add-in says it. */
export const inCode = (name: string): string => name.charAt(0).toLowerCase() + name.slice(1);

/** "RowIndex" for "rowIndex": as the wire says it. */
export const onWire = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);

export function defineType<T extends object>(members: Members<T>): HostType<T> {
  const targets = new WeakMap<object, T>();
  const scalars = new Map(Object.entries(members.scalars ?? {}));
  const objects = new Map(Object.entries(members.objects ?? {}));
  const methods = new Map(Object.entries(members.methods ?? {}));
  const unknown = (name: string) => notImplemented(`${members.typeName}.${inCode(name)}`);

  const of = (target: T): HostObject => {
    const object: HostObject = {
      typeName: members.typeName,
      scalarNames: [...scalars.keys()],
      identity: () => members.identity?.(target) ?? {},
      has: (name) => scalars.has(name) || objects.has(name),
      get(name) {
        const scalar = scalars.get(name);
        if (scalar) return scalar.get(target);
        const child = objects.get(name);
        if (!child) throw unknown(name);
        return child(target);
      },
      set(name, value) {
        const setter = scalars.get(name)?.set;
        if (!setter) throw unknown(name);
        setter(target, value);
      },
      call(name, args) {
        const method = methods.get(name);
        if (!method) throw unknown(name);
        return method(target, args) ?? null;
      },
      item(key) {
        if (!members.item) throw unknown("GetItem");
        const found = members.item(target, key);
        if (!found) throw notFound(`${members.typeName} item ${JSON.stringify(key)}`);
        return found;
      },
      items: () => members.items?.(target),
    };
    targets.set(object, target);
    return object;
  };
  const targetOf = (object: unknown) =>
    typeof object === "object" && object !== null ? targets.get(object) : undefined;
  return { of, targetOf };
}

export const isHostObject = (value: Wire | HostObject): value is HostObject =>
  typeof value === "object" && value !== null && "scalarNames" in value;
