import { onWire } from "./host-object";
import type { LoadOptions } from "./wire";

/** What to load of an object, as a tree: its own properties by name, and what to load of objects it leads to. */
export interface LoadTree {
  /** Every scalar property. */
  all: boolean;
  readonly names: Set<string>;
  readonly nested: Map<string, LoadTree>;
}

/** "name", "format/fill/color", "*": paths as the library sends them. Without any, every scalar is meant. */
export function loadTree(options: LoadOptions | undefined): LoadTree {
  const tree = newTree();
  const select = options?.Select ?? [];
  for (const path of select) addPath(tree, path.split(/[/.]/));
  for (const path of options?.Expand ?? []) addPath(tree, [...path.split(/[/.]/), "*"]);
  if (select.length === 0) tree.all = true;
  return tree;
}

const newTree = (): LoadTree => ({ all: false, names: new Set(), nested: new Map() });

function addPath(tree: LoadTree, [first, ...rest]: readonly string[]): void {
  if (first === undefined || first === "") return;
  if (first === "*") {
    tree.all = true;
    return;
  }
  const name = onWire(first);
  if (rest.length === 0) {
    tree.names.add(name);
    return;
  }
  const below = tree.nested.get(name) ?? newTree();
  tree.nested.set(name, below);
  addPath(below, rest);
}

/** Properties that show results of formulas. A formula that spills fills cells that have none. */
const calculated: ReadonlySet<string> = new Set([
  "Values",
  "Formulas",
  "Text",
  "ValueTypes",
  "Value",
]);

/** Whether what is asked can only be said once the formulas are calculated. */
export function needsResults(tree: LoadTree): boolean {
  if (tree.all) return true;
  if ([...tree.names].some((name) => calculated.has(name))) return true;
  return [...tree.nested.values()].some(needsResults);
}
