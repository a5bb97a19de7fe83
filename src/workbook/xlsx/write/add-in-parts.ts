import type { AddInSource, BookAddIn } from "../../book/book";
import type { Part, Related } from "../file/file-part";
import { xmlElementOutside, xmlPart } from "../file/xml-text";

const webExtensions = "http://schemas.microsoft.com/office/webextensions";
const relationships = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const kinds = "http://schemas.microsoft.com/office/2011/relationships";
const folder = "xl/webextensions";
const panesPath = `${folder}/taskpanes.xml`;

/** The parts in which Excel looks for what add-ins keep, and the relationships by which it finds them. */
export interface AddInParts {
  readonly parts: readonly Part[];
  readonly rels: readonly (readonly [part: string, related: readonly Related[]])[];
  /** Relationships of the file as a whole. */
  readonly outside: readonly Related[];
}

/** @see MS-OWEXML, Office Web Extensibility Extensions to Office Open XML Structure */
export function addInParts(addIns: readonly BookAddIn[]): AddInParts {
  if (addIns.length === 0) return { parts: [], rels: [], outside: [] };
  const named = addIns.map((addIn, index) => ({
    addIn,
    id: `rId${index + 1}`,
    file: `webextension${index + 1}.xml`,
  }));
  const panes = named.map(({ addIn, id }) =>
    xmlElementOutside(
      "wetp:taskpane",
      addIn.pane,
      xmlElementOutside("wetp:webextensionref", { "xmlns:r": relationships, "r:id": id }),
    ),
  );
  return {
    parts: [
      {
        path: panesPath,
        type: "application/vnd.ms-office.webextensiontaskpanes+xml",
        xml: xmlPart(
          xmlElementOutside(
            "wetp:taskpanes",
            { "xmlns:wetp": `${webExtensions}/taskpanes/2010/11` },
            ...panes,
          ),
        ),
      },
      ...named.map(({ addIn, file }) => ({
        path: `${folder}/${file}`,
        type: "application/vnd.ms-office.webextension+xml",
        xml: xmlPart(webExtension(addIn)),
      })),
    ],
    rels: [[panesPath, named.map(({ id, file }) => [id, `${kinds}/webextension`, file] as const)]],
    outside: [["rIdPanes", `${kinds}/webextensiontaskpanes`, panesPath]],
  };
}

function webExtension({ instance, sources: [first, ...others], settings }: BookAddIn): string {
  return xmlElementOutside(
    "we:webextension",
    { "xmlns:we": `${webExtensions}/webextension/2010/11`, id: instance },
    reference(first),
    xmlElementOutside("we:alternateReferences", {}, ...others.map(reference)),
    xmlElementOutside(
      "we:properties",
      {},
      ...settings.map((setting) => propertyXml(setting, "we:")),
    ),
    xmlElementOutside("we:bindings", {}),
    xmlElementOutside("we:snapshot", { "xmlns:r": relationships }),
  );
}

/** Something an add-in keeps under a key. */
export const propertyXml = ([name, value]: BookAddIn["settings"][number], prefix: string): string =>
  xmlElementOutside(`${prefix}property`, { name, value });

const reference = ({ id, version, store, storeType }: AddInSource) =>
  xmlElementOutside("we:reference", { id, version, store, storeType });
