const JSZip = require("jszip");

const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/calcChain";

/** A file of another program with what Excel leaves where it has computed: which engine did, and in which order. */
async function asComputed(file) {
  const zip = await JSZip.loadAsync(file);
  const edit = async (path, change) => {
    zip.file(path, change(await zip.file(path).async("string")));
  };
  zip.file("xl/calcChain.xml", `<calcChain xmlns="${main}"><c r="A1" i="1"/></calcChain>`);
  await edit("xl/_rels/workbook.xml.rels", (xml) =>
    xml.replace(
      "</Relationships>",
      `<Relationship Id="chain" Type="${kind}" Target="calcChain.xml"/></Relationships>`,
    ),
  );
  await edit("xl/workbook.xml", (xml) => xml.replace(/<calcPr[^>]*>/, '<calcPr calcId="191029"/>'));
  return zip.generateAsync({ type: "uint8array" });
}

module.exports = { asComputed };
