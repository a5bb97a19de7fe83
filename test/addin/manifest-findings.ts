import { at, everyElement, xmlTree, type XmlElement } from "./xml-tree";

/** What a manifest is held against. */
export interface Expected {
  /** package.json's, three parts. */
  readonly version: string;
  /** Where everything is served, no trailing slash. */
  readonly address: string;
  /** Prefix of the functions, "" for none. */
  readonly namespace: string;
  /** The bytes served at a path below the address, undefined where there is no such file. */
  readonly fileAt: (path: string) => Uint8Array | undefined;
}

const requirements = ["SharedRuntime 1.1", "CustomFunctionsRuntime 1.2", "ExcelApi 1.9"];

/** The kinds of resource that an element with a resid may name. */
const resourceKindOf: Readonly<Record<string, string>> = {
  Image: "Images",
  Runtime: "Urls",
  SourceLocation: "Urls",
  FunctionFile: "Urls",
  LearnMoreUrl: "Urls",
  Label: "ShortStrings",
  Title: "ShortStrings",
  Namespace: "ShortStrings",
  Description: "LongStrings",
};

/** What is wrong with a manifest that Microsoft's schemas do not see. Empty when nothing is. */
export function manifestFindings(xml: string, expected: Expected): readonly string[] {
  const manifest = xmlTree(xml);
  const elements = [...everyElement(manifest)];
  return [
    ...references(manifest, elements),
    ...identifiers(elements),
    ...addresses(elements, expected),
    ...icons(manifest, elements, expected),
    ...lengths(manifest),
    ...order(elements),
    ...sharedRuntime(manifest, elements),
    ...identity(manifest, elements, expected),
  ];
}

const attribute = (element: XmlElement | undefined, name: string): string =>
  element?.attributes[name] ?? "";

const resourcesOf = (manifest: XmlElement): readonly XmlElement[] =>
  at(manifest, "VersionOverrides", "Resources").flatMap(({ children }) => children);

const resource = (manifest: XmlElement, id: string): XmlElement | undefined =>
  resourcesOf(manifest)
    .flatMap(({ children }) => children)
    .find((found) => attribute(found, "id") === id);

const repeated = (names: readonly string[]): readonly string[] => [
  ...new Set(names.filter((name, index) => names.indexOf(name) !== index)),
];

function* references(manifest: XmlElement, elements: readonly XmlElement[]): Generator<string> {
  const used = new Set<string>();
  for (const element of elements) {
    const id = element.attributes.resid;
    if (id === undefined) continue;
    used.add(id);
    const kind = resourceKindOf[element.name] ?? "no resources";
    const places = resourcesOf(manifest).filter(({ children }) =>
      children.some((child) => attribute(child, "id") === id),
    );
    if (places.length === 0) yield `${element.name} names ${id}, which Resources does not hold`;
    else if (!places.some(({ name }) => name === kind)) {
      yield `${element.name} names ${id}, which is not one of ${kind}`;
    }
  }
  for (const { children } of resourcesOf(manifest)) {
    for (const child of children) {
      const id = attribute(child, "id");
      if (!used.has(id)) yield `nothing names resource ${id}`;
    }
  }
}

function* identifiers(elements: readonly XmlElement[]): Generator<string> {
  const ids = elements.flatMap(({ attributes }) => attributes.id ?? []);
  for (const id of repeated(ids)) yield `id ${id} is there twice`;
  const resids = elements.flatMap(({ name, attributes }) => [
    ...(attributes.resid === undefined ? [] : [attributes.resid]),
    ...(/^(?:Image|Url|String)$/.test(name) && attributes.id !== undefined ? [attributes.id] : []),
  ]);
  for (const id of new Set(resids)) {
    if (id.length > 32) yield `resource id ${id} is longer than 32 characters`;
  }
}

/** Every address in the manifest, with the element that holds it. */
function addressesIn(elements: readonly XmlElement[]): readonly string[] {
  return elements.flatMap(({ attributes, text, name }) => [
    ...[attributes.DefaultValue, attributes.Value].flatMap((value) =>
      value !== undefined && /^[a-z]+:\/\//i.test(value) ? [value] : [],
    ),
    ...(name === "AppDomain" ? [text.trim()] : []),
  ]);
}

function* addresses(
  elements: readonly XmlElement[],
  { address, fileAt }: Expected,
): Generator<string> {
  for (const url of new Set(addressesIn(elements))) {
    if (!url.startsWith("https://")) yield `${url} is not https`;
    if (url === new URL(address).origin) continue;
    if (!url.startsWith(`${address}/`)) yield `${url} is not under ${address}`;
    else if (fileAt(url.slice(address.length + 1)) === undefined) yield `${url} has no file`;
  }
}

/** Width and height of a PNG picture, from its header. */
function pngSize(bytes: Uint8Array): string {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const isPng = bytes.length > 24 && view.getUint32(0) === 0x89504e47;
  return isPng ? `${view.getUint32(16)} x ${view.getUint32(20)}` : "no PNG picture";
}

function* icons(
  manifest: XmlElement,
  elements: readonly XmlElement[],
  { address, fileAt }: Expected,
): Generator<string> {
  const claims = [
    { url: attribute(at(manifest, "IconUrl")[0], "DefaultValue"), size: "32" },
    { url: attribute(at(manifest, "HighResolutionIconUrl")[0], "DefaultValue"), size: "64" },
    ...elements
      .filter(({ attributes }) => attributes.size !== undefined)
      .map(({ attributes }) => ({
        url: attribute(resource(manifest, attributes.resid ?? ""), "DefaultValue"),
        size: attributes.size ?? "",
      })),
  ];
  const seen = new Set<string>();
  for (const { url, size } of claims) {
    const bytes = url.startsWith(`${address}/`) ? fileAt(url.slice(address.length + 1)) : undefined;
    if (bytes === undefined || seen.has(`${url} ${size}`)) continue;
    seen.add(`${url} ${size}`);
    const found = pngSize(bytes);
    if (found !== `${size} x ${size}`) yield `${url} is ${found}, not ${size} x ${size}`;
  }
  for (const icon of elements.filter(({ name }) => name === "Icon")) {
    const sizes = icon.children.map((image) => attribute(image, "size"));
    for (const size of ["16", "32", "80"]) {
      if (!sizes.includes(size)) yield `an Icon has no picture of ${size} pixels`;
    }
  }
}

function* lengths(manifest: XmlElement): Generator<string> {
  const limits = [
    { limit: 125, elements: at(manifest, "DisplayName") },
    { limit: 250, elements: at(manifest, "Description") },
    {
      limit: 125,
      elements: at(manifest, "VersionOverrides", "Resources", "ShortStrings", "String"),
    },
    {
      limit: 250,
      elements: at(manifest, "VersionOverrides", "Resources", "LongStrings", "String"),
    },
  ];
  for (const { limit, elements } of limits) {
    for (const element of elements) {
      const who = attribute(element, "id") || element.name;
      const values = [element, ...element.children].map(
        ({ attributes }) => attributes.DefaultValue ?? attributes.Value ?? "",
      );
      if (values.some((value) => value.trim() === "")) yield `${who} is empty`;
      if (values.some(({ length }) => length > limit)) {
        yield `${who} is longer than ${limit} characters`;
      }
    }
  }
}

function* order(elements: readonly XmlElement[]): Generator<string> {
  for (const { name, attributes, children } of elements) {
    if (name !== "CustomTab") continue;
    const names = children.map((child) => child.name);
    if (names.indexOf("Label") < names.lastIndexOf("Group")) {
      yield `in CustomTab ${attributes.id ?? ""} a Group comes after the Label`;
    }
  }
}

function* sharedRuntime(manifest: XmlElement, elements: readonly XmlElement[]): Generator<string> {
  const host = ["VersionOverrides", "Hosts", "Host"] as const;
  const runtimes = at(manifest, ...host, "Runtimes", "Runtime");
  const [runtime] = runtimes;
  if (runtime === undefined || runtimes.length > 1) {
    yield `there are ${runtimes.length} runtimes, not one`;
    return;
  }
  if (runtime.attributes.lifetime !== "long") yield "the runtime's lifetime is not long";
  const buttons = elements.filter(
    ({ name, attributes }) => name === "Action" && attributes["xsi:type"] === "ShowTaskpane",
  );
  const pages = {
    Page: elements
      .filter(({ name }) => name === "Page")
      .flatMap((page) => at(page, "SourceLocation")),
    FunctionFile: at(manifest, ...host, "DesktopFormFactor", "FunctionFile"),
    ShowTaskpane: buttons.flatMap((button) => at(button, "SourceLocation")),
  };
  for (const [name, found] of Object.entries(pages)) {
    if (found.length === 0) yield `there is no ${name}`;
    for (const page of found) {
      if (page.attributes.resid !== runtime.attributes.resid) {
        yield `${name} names ${attribute(page, "resid")}, the runtime ${attribute(runtime, "resid")}`;
      }
    }
  }
}

function* identity(
  manifest: XmlElement,
  elements: readonly XmlElement[],
  { version, namespace }: Expected,
): Generator<string> {
  const stated = at(manifest, "Version")[0]?.text ?? "";
  if (stated !== `${version}.0`) yield `the version is ${stated}, package.json says ${version}`;

  const namespaces = elements
    .filter(({ name }) => name === "Namespace")
    .map((element) => attribute(resource(manifest, attribute(element, "resid")), "DefaultValue"));
  const wanted = namespace === "" ? [] : [namespace];
  if (namespaces.join(", ") !== wanted.join(", ")) {
    yield `the namespace is ${namespaces.join(", ") || "absent"}, not ${namespace || "absent"}`;
  }

  const sets = at(manifest, "Requirements", "Sets", "Set").map(
    (set) => `${attribute(set, "Name")} ${attribute(set, "MinVersion")}`,
  );
  for (const missing of requirements.filter((set) => !sets.includes(set))) {
    yield `requirement ${missing} is missing`;
  }
  for (const extra of sets.filter((set) => !requirements.includes(set))) {
    yield `requirement ${extra} is not ours`;
  }
}
