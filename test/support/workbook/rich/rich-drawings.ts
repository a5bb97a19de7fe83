const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const drawingml = "http://schemas.openxmlformats.org/drawingml/2006";

const marker = (name: string, column: number, row: number) =>
  `<xdr:${name}><xdr:col>${column}</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>${row}</xdr:row><xdr:rowOff>63500</xdr:rowOff></xdr:${name}>`;
const corners = `${marker("from", 8, 4)}${marker("to", 12, 8)}`;

const chartFrame = (name: string, id: number) =>
  `<xdr:graphicFrame macro=""><xdr:nvGraphicFramePr><xdr:cNvPr id="${id}" name="${name}"/><xdr:cNvGraphicFramePr/></xdr:nvGraphicFramePr>` +
  '<xdr:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/></xdr:xfrm>' +
  `<a:graphic><a:graphicData uri="${drawingml}/chart"><c:chart xmlns:c="${drawingml}/chart" r:id="rId1"/></a:graphicData></a:graphic></xdr:graphicFrame>`;

const shapeProperties =
  '<a:xfrm><a:off x="0" y="0"/><a:ext cx="100000" cy="100000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>';
const picture =
  '<xdr:pic><xdr:nvPicPr><xdr:cNvPr id="3" name="Seal"/><xdr:cNvPicPr/></xdr:nvPicPr><xdr:blipFill><a:blip r:embed="rId2"/>' +
  `<a:stretch><a:fillRect/></a:stretch></xdr:blipFill><xdr:spPr>${shapeProperties}</xdr:spPr></xdr:pic>`;
const shape = (id: number, link: string) =>
  `<xdr:sp macro="" textlink="${link}"><xdr:nvSpPr><xdr:cNvPr id="${id}" name="Box ${id}"/><xdr:cNvSpPr/></xdr:nvSpPr>` +
  `<xdr:spPr>${shapeProperties}</xdr:spPr><xdr:txBody><a:bodyPr/><a:p><a:r><a:t>200</a:t></a:r></a:p></xdr:txBody></xdr:sp>`;
const end = "<xdr:clientData/>";
const extent = '<xdr:ext cx="300000" cy="200000"/>';

const drawing = (inside: string) =>
  `<xdr:wsDr xmlns:xdr="${drawingml}/spreadsheetDrawing" xmlns:a="${drawingml}/main" xmlns:r="${office}">${inside}</xdr:wsDr>`;

/** Objects that lie over E5:M9, each held to its cells in its own way. */
export const drawingOfRichBook = {
  data: drawing(
    `<xdr:twoCellAnchor>${corners}${chartFrame("Losses", 2)}${end}</xdr:twoCellAnchor>` +
      `<xdr:twoCellAnchor editAs="oneCell">${corners}${picture}${end}</xdr:twoCellAnchor>` +
      `<xdr:twoCellAnchor editAs="absolute">${corners}${shape(4, "Data!$C$8")}${end}</xdr:twoCellAnchor>` +
      `<xdr:oneCellAnchor>${marker("from", 8, 10)}${extent}${shape(5, "$C$9")}${end}</xdr:oneCellAnchor>` +
      `<xdr:absoluteAnchor><xdr:pos x="500000" y="600000"/>${extent}${shape(6, "")}${end}</xdr:absoluteAnchor>`,
  ),
  report: drawing(
    `<xdr:twoCellAnchor>${corners}${chartFrame("Losses too", 2)}${end}</xdr:twoCellAnchor>`,
  ),
};

const series = (index: number, name: string, values: string) =>
  `<c:ser><c:idx val="${index}"/><c:order val="${index}"/><c:tx><c:strRef><c:f>${name}</c:f></c:strRef></c:tx>` +
  "<c:cat><c:strRef><c:f>Data!$A$2:$A$12</c:f></c:strRef></c:cat>" +
  `<c:val><c:numRef><c:f>${values}</c:f><c:numCache><c:formatCode>General</c:formatCode><c:ptCount val="2"/>` +
  '<c:pt idx="0"><c:v>200</c:v></c:pt><c:pt idx="1"><c:v>300</c:v></c:pt></c:numCache></c:numRef></c:val></c:ser>';

export const chartOfRichBook =
  `<c:chartSpace xmlns:c="${drawingml}/chart" xmlns:a="${drawingml}/main" xmlns:r="${office}"><c:chart><c:plotArea><c:layout/>` +
  '<c:barChart><c:barDir val="col"/><c:grouping val="clustered"/><c:varyColors val="0"/>' +
  `${series(0, "Data!$C$1", "Data!$C$2:$C$12")}${series(1, "Data!$D$1", "(Data!$D$2:$D$4,Data!$D$8:$D$9)")}` +
  '<c:axId val="1"/><c:axId val="2"/></c:barChart>' +
  '<c:catAx><c:axId val="1"/><c:scaling><c:orientation val="minMax"/></c:scaling><c:delete val="0"/><c:axPos val="b"/><c:crossAx val="2"/></c:catAx>' +
  '<c:valAx><c:axId val="2"/><c:scaling><c:orientation val="minMax"/></c:scaling><c:delete val="0"/><c:axPos val="l"/><c:crossAx val="1"/></c:valAx>' +
  '</c:plotArea><c:plotVisOnly val="1"/></c:chart></c:chartSpace>';

const noted = [
  { address: "B3", row: 2, column: 1 },
  { address: "C9", row: 8, column: 2 },
];

const note = ({ row, column }: (typeof noted)[number], at: number) =>
  `<v:shape id="_x0000_s${1025 + at}" type="#_x0000_t202" style="position:absolute;visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto">` +
  '<v:fill color2="#ffffe1"/><v:textbox/><x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/>' +
  `<x:Anchor>${column + 1}, 15, ${row}, 2, ${column + 3}, 31, ${row + 4}, 9</x:Anchor><x:AutoFill>False</x:AutoFill>` +
  `<x:Row>${row}</x:Row><x:Column>${column}</x:Column></x:ClientData></v:shape>`;

/** Comments on B3 and C9, of which the second is a conversation. */
export const notesOfRichBook = {
  shapes:
    '<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel">' +
    '<o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="1"/></o:shapelayout><v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe"/>' +
    `${noted.map(note).join("")}</xml>`,
  comments:
    `<comments xmlns="${main}"><authors><author>Ann</author><author>tc={33333333-0000-0000-0000-000000000001}</author></authors><commentList>` +
    '<comment ref="B3" authorId="0"><text><t>of B3</t></text></comment>' +
    '<comment ref="C9" authorId="1"><text><t>[Threaded comment] of C9</t></text></comment></commentList></comments>',
  threads:
    '<ThreadedComments xmlns="http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments">' +
    '<threadedComment ref="C9" dT="2025-01-01T00:00:00.00" personId="{44444444-0000-0000-0000-000000000001}" id="{33333333-0000-0000-0000-000000000001}"><text>of C9</text></threadedComment>' +
    "</ThreadedComments>",
  persons:
    '<personList xmlns="http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments">' +
    '<person displayName="Ann" id="{44444444-0000-0000-0000-000000000001}" userId="ann" providerId="None"/></personList>',
};
