import JSZip from "jszip";
import { lossesOf } from "../../../src/workbook/xlsx/losses/losses";
import { readXlsx } from "../../../src/workbook/xlsx/read/read-xlsx";
import { writeXlsx } from "../../../src/workbook/xlsx/write/write-xlsx";
import { withPart, xlsxFile } from "../../support/workbook/xlsx-file";

const kinds = "http://schemas.microsoft.com/office/2011/relationships";
const relations = (...each: string[]) =>
  `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${each.join("")}</Relationships>`;
const relation = (id: string, kind: string, target: string) =>
  `<Relationship Id="${id}" Type="${kinds}/${kind}" Target="${target}"/>`;

/** As Excel writes them: every part names the others by its own ids, the second pane comes first. */
const panes = `<wetp:taskpanes xmlns:wetp="http://schemas.microsoft.com/office/webextensions/taskpanes/2010/11">
  <wetp:taskpane dockstate="right" visibility="0" width="350" row="4">
    <wetp:webextensionref xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:id="rId2"/>
  </wetp:taskpane>
  <wetp:taskpane dockstate="left" visibility="1" width="525" row="1">
    <wetp:webextensionref xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:id="rId1"/>
  </wetp:taskpane>
</wetp:taskpanes>`;
const kept = (
  instance: string,
  references: string,
  inside: string,
) => `<we:webextension xmlns:we="http://schemas.microsoft.com/office/webextensions/webextension/2010/11" id="${instance}">
  ${references}${inside}
  <we:snapshot xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"/>
</we:webextension>`;

async function fileWith(first: string, second: string): Promise<Uint8Array> {
  const plain = await xlsxFile((book) => book.addWorksheet("One"));
  const folder = "xl/webextensions";
  const parts: Readonly<Record<string, string>> = {
    [`${folder}/taskpanes.xml`]: panes,
    [`${folder}/_rels/taskpanes.xml.rels`]: relations(
      relation("rId1", "webextension", "webextension1.xml"),
      relation("rId2", "webextension", "/xl/webextensions/webextension2.xml"),
    ),
    [`${folder}/webextension1.xml`]: first,
    [`${folder}/webextension2.xml`]: second,
  };
  let file = await withPart(plain, "_rels/.rels", (xml) =>
    xml.replace(
      "</Relationships>",
      `${relation("rIdP", "webextensiontaskpanes", "xl/webextensions/taskpanes.xml")}</Relationships>`,
    ),
  );
  for (const [path, xml] of Object.entries(parts)) file = await withPart(file, path, () => xml);
  return file;
}

const store = '<we:reference id="wa104380646" version="1.0.0.0" store="en-US" storeType="OMEX"/>';
const own =
  '<we:reference id="34b5ca4c" version="0.1.0.0" store="EXCatalog" storeType="EXCatalog"/>';
const first = kept(
  "{7F33}",
  `${store}<we:alternateReferences><we:reference id="WA104380646" storeType="OMEX"/></we:alternateReferences>`,
  "<we:properties/><we:bindings/>",
);
const second = kept(
  "{81D0}",
  `${own}<we:alternateReferences/>`,
  `<we:properties><we:property name="outspend.register" value="&quot;{\\&quot;rule\\&quot;:1}&quot;"/>
   <we:property name="a &lt; b" value="[1,&quot;_x0041_&quot;]"/></we:properties><we:bindings/>`,
);

describe("what add-ins keep in a file", () => {
  it("is read from where Excel puts it, in the order of their panes", async () => {
    expect((await readXlsx(await fileWith(first, second))).addIns).toEqual([
      {
        instance: "{81D0}",
        sources: [
          { id: "34b5ca4c", version: "0.1.0.0", store: "EXCatalog", storeType: "EXCatalog" },
        ],
        settings: [
          ["outspend.register", '"{\\"rule\\":1}"'],
          ["a < b", '[1,"_x0041_"]'],
        ],
        pane: { dockstate: "right", visibility: "0", width: "350", row: "4" },
      },
      {
        instance: "{7F33}",
        sources: [
          { id: "wa104380646", version: "1.0.0.0", store: "en-US", storeType: "OMEX" },
          { id: "WA104380646", storeType: "OMEX" },
        ],
        settings: [],
        pane: { dockstate: "left", visibility: "1", width: "525", row: "1" },
      },
    ]);
  });

  it("is in a file that is saved, of every add-in, and nothing of it is among the losses", async () => {
    const file = await fileWith(first, second);
    const book = await readXlsx(file);
    expect((await readXlsx(await writeXlsx(book, new Set()))).addIns).toEqual(book.addIns);
    expect(await lossesOf(file)).toEqual([]);
  });

  it("is written where Excel looks for it", async () => {
    const book = await readXlsx(await fileWith(first, second));
    const zip = await JSZip.loadAsync(await writeXlsx(book, new Set()));
    const text = async (path: string) => (await zip.file(path)?.async("string")) ?? "";
    expect(await text("_rels/.rels")).toContain(
      `Type="${kinds}/webextensiontaskpanes" Target="xl/webextensions/taskpanes.xml"`,
    );
    expect(await text("xl/webextensions/_rels/taskpanes.xml.rels")).toContain(
      `Type="${kinds}/webextension" Target="webextension1.xml"`,
    );
    const types = await text("[Content_Types].xml");
    for (const [path, type] of [
      ["taskpanes", "webextensiontaskpanes"],
      ["webextension1", "webextension"],
      ["webextension2", "webextension"],
    ] as const) {
      expect(types).toContain(
        `PartName="/xl/webextensions/${path}.xml" ContentType="application/vnd.ms-office.${type}+xml"`,
      );
    }
    // What is written as it is: no reader of these parts knows `_x005F_`.
    expect(await text("xl/webextensions/webextension1.xml")).toContain("_x0041_");
  });

  it("is left out where a part cannot be read, and the workbook opens", async () => {
    const book = await readXlsx(await fileWith("<we:webext", second));
    expect(book.addIns?.map(({ instance }) => instance)).toEqual(["{81D0}"]);
    const none = await withPart(
      await fileWith(first, second),
      "xl/webextensions/taskpanes.xml",
      () => "<",
    );
    expect((await readXlsx(none)).addIns).toBeUndefined();
  });

  it("names what is lost of it: unreadable parts, bindings, and add-ins on sheets", async () => {
    const bound = second.replace(
      "<we:bindings/>",
      '<we:bindings><we:binding id="b" type="matrix" appref="{1}"/></we:bindings>',
    );
    expect(await lossesOf(await fileWith(first, bound))).toEqual([
      "which cells add-ins have bound themselves to",
    ]);
    expect(await lossesOf(await fileWith("<we:webext", second))).toEqual([
      "what an add-in keeps, which cannot be read",
    ]);
    const drawn = await withPart(
      await xlsxFile((book) => book.addWorksheet("One")),
      "xl/worksheets/_rels/sheet1.xml.rels",
      () => relations(relation("rId1", "webextension", "../webextensions/webextension1.xml")),
    );
    expect(await lossesOf(drawn)).toEqual(["an add-in that stands on a sheet"]);
  });
});
