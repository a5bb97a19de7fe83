import type { Given } from "./arguments";
import { Arguments } from "./arguments";
import { HostError, notFound } from "./host-error";
import type { HostObject } from "./host-object";
import { isHostObject } from "./host-object";
import type { ArgumentInfo, ObjectPath, ReferencedIds, Wire } from "./wire";
import { objectPathType } from "./wire";

/** Where paths begin. */
export interface Roots {
  readonly workbook: HostObject;
  /** A service by its name, "Microsoft.…". */
  service(name: string): HostObject;
  reference(id: string): HostObject | undefined;
}

/** The objects one batch speaks of. Each is found once: a path with a method, as add, must not run twice. */
export class ObjectPaths {
  private readonly found = new Map<number, HostObject | null>();

  constructor(
    private readonly paths: Readonly<Record<string, ObjectPath>>,
    private readonly roots: Roots,
  ) {}

  /** The object a path leads to; null for a null object. */
  resolve(id: number): HostObject | null {
    const known = this.found.get(id);
    if (known !== undefined) return known;
    const object = this.follow(this.path(id));
    this.found.set(id, object);
    return object;
  }

  path(id: number): ObjectPath {
    const path = this.paths[String(id)];
    if (!path) throw new HostError("GeneralException", `object path ${id} is not in the batch`);
    return path;
  }

  private follow(path: ObjectPath): HostObject | null {
    switch (path.ObjectPathType) {
      case objectPathType.global:
        return this.roots.workbook;
      case objectPathType.service:
        return this.roots.service(path.Name);
      case objectPathType.nullObject:
        return null;
      case objectPathType.reference: {
        const kept = this.roots.reference(path.Name);
        if (!kept) throw notFound(`range ${path.Name}`);
        return kept;
      }
      default:
        return this.followFrom(this.parent(path), path);
    }
  }

  private parent({ Id, ParentObjectPathId }: ObjectPath): HostObject | null {
    if (ParentObjectPathId === undefined) {
      throw new HostError("GeneralException", `object path ${Id} has no parent`);
    }
    return this.resolve(ParentObjectPathId);
  }

  /** What a null object leads to is a null object too. */
  private followFrom(parent: HostObject | null, path: ObjectPath): HostObject | null {
    if (!parent) return null;
    const args = this.arguments(path.ArgumentInfo);
    switch (path.ObjectPathType) {
      case objectPathType.method:
        return objectIn(parent.call(path.Name, args), path);
      case objectPathType.property:
        return objectIn(parent.get(path.Name), path);
      case objectPathType.indexer:
        return parent.item(args.plain(0, "key"));
      default:
        throw new HostError(
          "GeneralException",
          `object path type must be 1 to 7, got ${path.ObjectPathType}`,
        );
    }
  }

  arguments(info: ArgumentInfo | undefined): Arguments {
    const values = info?.Arguments ?? [];
    return new Arguments(this.given(values, info?.ReferencedObjectPathIds ?? []));
  }

  private given(values: readonly Wire[], ids: ReferencedIds): Given[] {
    return values.map((value, index) => {
      const id = ids[index];
      if (typeof id === "number" && id > 0) return this.resolve(id);
      if (typeof id === "object" && Array.isArray(value)) return this.given(value as Wire[], id);
      return value;
    });
  }
}

function objectIn(value: Wire | HostObject, { Name }: ObjectPath): HostObject | null {
  if (value === null || isHostObject(value)) return value;
  throw new HostError("GeneralException", `${Name} must lead to an object`);
}
