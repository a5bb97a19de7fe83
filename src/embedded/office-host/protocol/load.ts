import { HostError } from "./host-error";
import type { HostObject } from "./host-object";
import { inCode, isHostObject } from "./host-object";
import type { LoadTree } from "./load-tree";
import { loadTree } from "./load-tree";
import type { LoadOptions, RecursiveLoadOptions, Wire } from "./wire";

type Loaded = Record<string, Wire>;

/** How names are written in the answer. */
interface Spelling {
  readonly items: string;
  readonly name: (name: string) => string;
}

const plain: Spelling = { items: "_Items", name: (name) => name };

/** As retrieve wants its answer: in the names add-ins use. */
const asJson: Spelling = { items: "items", name: inCode };

/** What a load of an object brings back; null for a null object. */
export function load(object: HostObject | null, options: LoadOptions | undefined): Wire {
  return object && describe(object, loadTree(options), options ?? {}, plain);
}

export function loadAsJson(object: HostObject | null, options: LoadOptions | undefined): Wire {
  return object && describe(object, loadTree(options), options ?? {}, asJson);
}

function describe(
  object: HostObject,
  tree: LoadTree,
  page: LoadOptions,
  spelling: Spelling,
): Loaded {
  const items = object.items();
  if (!items) return { ...spelled(object.identity(), spelling), ...read(object, tree, spelling) };
  const own: LoadTree = { all: false, names: new Set(), nested: new Map() };
  const ofItems: LoadTree = { all: tree.all, names: new Set(), nested: tree.nested };
  for (const name of tree.names) (object.has(name) ? own : ofItems).names.add(name);
  if (tree.all) for (const name of object.scalarNames) own.names.add(name);
  const answer = read(object, own, spelling);
  const wantsItems = ofItems.all || ofItems.names.size > 0 || ofItems.nested.size > 0;
  if (!wantsItems) return answer;
  const first = page.Skip ?? 0;
  const shown = items.slice(first, page.Top === undefined ? undefined : first + page.Top);
  answer[spelling.items] = shown.map((item, index) => ({
    _Index: first + index,
    ...spelled(item.identity(), spelling),
    ...read(item, ofItems, spelling),
  }));
  return answer;
}

const spelled = (identity: Readonly<Loaded>, { name }: Spelling): Loaded =>
  Object.fromEntries(Object.entries(identity).map(([key, value]) => [name(key), value]));

function read(object: HostObject, tree: LoadTree, spelling: Spelling): Loaded {
  const answer: Loaded = {};
  const put = (name: string, value: Wire) => {
    answer[spelling.name(name)] = value;
  };
  if (tree.all) {
    for (const name of object.scalarNames) {
      const value = tryGet(object, name);
      if (value !== undefined) put(name, value);
    }
  }
  for (const name of tree.names) put(name, valueOf(object.get(name), wholly(), spelling));
  for (const [name, below] of tree.nested) put(name, valueOf(object.get(name), below, spelling));
  return answer;
}

const wholly = (): LoadTree => ({ all: true, names: new Set(), nested: new Map() });

const valueOf = (value: Wire | HostObject, tree: LoadTree, spelling: Spelling): Wire =>
  isHostObject(value) ? describe(value, tree, {}, spelling) : value;

/** Who asks for everything gets what there is: what this host cannot say stays not loaded. */
function tryGet(object: HostObject, name: string): Wire | undefined {
  try {
    const value = object.get(name);
    return isHostObject(value) ? undefined : value;
  } catch (thrown) {
    if (thrown instanceof HostError && thrown.code === "ApiNotFound") return undefined;
    throw thrown;
  }
}

/** A load that follows objects of the same types down to a depth, each by the query of its type. */
export function loadRecursively(
  object: HostObject | null,
  { Queries, MaxDepth }: RecursiveLoadOptions,
): Wire {
  return object && descend(object, Queries, MaxDepth ?? 1);
}

function descend(
  object: HostObject,
  queries: RecursiveLoadOptions["Queries"],
  depth: number,
): Loaded {
  const items = object.items();
  if (items) {
    const _Items = items.map((item, _Index) => ({ _Index, ...descend(item, queries, depth) }));
    return { _Items };
  }
  const answer: Loaded = { ...object.identity() };
  const query = queries[object.typeName];
  if (!query) return answer;
  const tree = loadTree({ ...query, Expand: [] });
  for (const name of tree.all ? object.scalarNames : tree.names) {
    const value = object.get(name);
    if (!isHostObject(value)) answer[name] = value;
    else if (depth > 1) answer[name] = descend(value, queries, depth - 1);
  }
  const below = new Set([...tree.nested.keys(), ...loadTree({ Select: query.Expand ?? [] }).names]);
  for (const name of depth > 1 ? below : []) {
    const value = object.get(name);
    if (isHostObject(value)) answer[name] = descend(value, queries, depth - 1);
  }
  return answer;
}
