import JSZip from "jszip";

/** Numbers from 0 up to 1, the same for the same seed (Steele and Vigna's mixing of a counter, in 32 bits). */
export function chance(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x9e3779b9) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 16), 0x21f0aaad);
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
    return ((mixed ^ (mixed >>> 15)) >>> 0) / 2 ** 32;
  };
}

/** What the sheet Control of every file comes to, by address: nothing on it reads another sheet. */
export const controlFigures = { D1: 600, E1: 200, F1: "north", G1: 2 } as const;

const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const packages = "http://schemas.openxmlformats.org/package/2006";

const control = [
  '<row r="1"><c r="A1"><v>100</v></c><c r="B1" t="s"><v>0</v></c><c r="D1"><f>SUM(A1:A3)</f></c>',
  '<c r="E1"><f>SUMIFS(A:A,B:B,"south")</f></c>',
  '<c r="F1" t="str"><f>INDEX(B1:B3,MATCH(300,A1:A3,0))</f></c><c r="G1"><f>COUNTIF(B1:B3,B1)</f></c></row>',
  '<row r="2"><c r="A2"><v>200</v></c><c r="B2" t="s"><v>1</v></c></row>',
  '<row r="3"><c r="A3"><v>300</v></c><c r="B3" t="s"><v>0</v></c></row>',
].join("");

interface Parts {
  rows: string;
  names: string;
  afterRows: string;
  workbook: string;
  left: string | undefined;
}

/** A workbook of two sheets, and what is wrong with the first of them. */
async function fileOf({ rows, names, afterRows, workbook, left }: Parts): Promise<Uint8Array> {
  const zip = new JSZip();
  const relation = (id: number, kind: string, target: string) =>
    `<Relationship Id="r${id}" Type="${office}/${kind}" Target="${target}"/>`;
  const relations = (...each: string[]) =>
    `<Relationships xmlns="${packages}/relationships">${each.join("")}</Relationships>`;
  const sheet = (content: string, after = "") =>
    `<worksheet xmlns="${main}"><sheetData>${content}</sheetData>${after}</worksheet>`;
  const texts = ["north", "south"].map((text) => `<si><t>${text}</t></si>`).join("");
  const parts: Record<string, string> = {
    "[Content_Types].xml": `<Types xmlns="${packages}/content-types"/>`,
    "_rels/.rels": relations(relation(1, "officeDocument", "xl/workbook.xml")),
    "xl/_rels/workbook.xml.rels": relations(
      relation(1, "worksheet", "worksheets/sheet1.xml"),
      relation(2, "worksheet", "worksheets/sheet2.xml"),
      relation(3, "sharedStrings", "sharedStrings.xml"),
    ),
    "xl/workbook.xml":
      `<workbook xmlns="${main}" xmlns:r="${office}">${workbook}<sheets><sheet name="Hostile" sheetId="1" r:id="r1"/>` +
      `<sheet name="Control" sheetId="2" r:id="r2"/></sheets><definedNames>${names}</definedNames></workbook>`,
    "xl/worksheets/sheet1.xml": sheet(rows, afterRows),
    "xl/worksheets/sheet2.xml": sheet(control),
    "xl/sharedStrings.xml": `<sst xmlns="${main}">${texts}</sst>`,
  };
  for (const [name, content] of Object.entries(parts)) if (name !== left) zip.file(name, content);
  return zip.generateAsync({ type: "uint8array", compression: "DEFLATE" });
}

const xml = (text: string) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** Formulas that nobody's good will wrote. */
const formulas = [
  "LET(f,LAMBDA(g,n,g(g,n+1)),f(f,1))",
  "LET(f,LAMBDA(g,g(g)+g(g)),f(f))",
  "Loop(1)",
  "Wide(3)",
  "Ring",
  "A1:A1048576*B1:B1048576",
  "SUM(A:A*B:B)",
  "A:XFD+1",
  "SUMPRODUCT((A:A=B:B)*1)",
  "SEQUENCE(1E9)",
  "MAKEARRAY(1E6,1E6,LAMBDA(r,c,r*c))",
  "REDUCE(0,SEQUENCE(1E6),LAMBDA(a,b,a+b))",
  'REPT(REPT("a",32000),32000)',
  "BINOM.DIST(5E8,1E9,0.5,TRUE)",
  "HYPGEOM.DIST(1E3,1E4,2E4,1E5,TRUE)",
  "VDB(1,0,1E9,0,5E8)",
  "CUMIPMT(0.01,1E9,1000,1,1E9,0)",
  "MUNIT(1E5)",
  "FACT(1E9)",
  "NETWORKDAYS(1,1E300)",
  'INDIRECT("A-5")',
  'INDIRECT("ZZZ1:XFD99999999")',
  "OFFSET(A1,-1,-1)",
  "OFFSET(A1,0,0,1E9,1E9)",
  "INDEX(A:A,1E300)",
  "ZZZ9999999+1",
  "Gone!A1",
  "'[7]Other book'!A1",
  "#REF!+A1",
  "SUM(A1:",
  "=1",
  ")(",
  '"',
  "{1,2;3}",
  "A1#",
  "A9:A1 C1:B9",
  `${"(".repeat(400)}1${")".repeat(400)}`,
  `${"SUM(".repeat(200)}1${")".repeat(200)}`,
  `${"-".repeat(4000)}1`,
  Array.from({ length: 4000 }, () => "1").join("+"),
  `${"A1&".repeat(4000)}A1`,
  'TEXT(1E300,REPT("0",30000))',
  'SUBSTITUTE(REPT("a",32767),"a",REPT("b",32767))',
  'TEXTJOIN(",",TRUE,SEQUENCE(1E6))',
  'REGEXTEST(REPT("a",5000),"(a+)+b")',
  'SUMIF(A:A,REPT("*a",100)&"b",B:B)',
  'MATCH(REPT("?*",100)&"b",A:A,0)',
];

const addresses = [
  "A1",
  "A0",
  "A-5",
  "XFD1048576",
  "XFE1",
  "A1048577",
  "ZZZZ9",
  "",
  "1",
  "A",
  "$A$1",
];
const numbers = ["0", "-1", "1", "1048577", "1e9", "99999999999999999999", "NaN", "abc", "", "1.5"];

/** A file that is hostile or damaged in a way the seed decides. */
export async function hostileFile(seed: number): Promise<{ kind: string; bytes: Uint8Array }> {
  const next = chance(seed);
  const among = <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)] as T;
  const below = (count: number) => Math.floor(next() * count);
  const some = <T>(count: number, make: () => T) => Array.from({ length: count }, make);
  const cell = () => {
    const formula = xml(among(formulas));
    const around = among([
      "",
      `t="array" ref="${among(["E1:F9", "E:E", "A1:XFD9", ...addresses])}"`,
      't="shared" si="0"',
    ]);
    return `<c r="${columns[below(columns.length)] ?? "A"}${1 + below(9)}" ${among(["", 'cm="1"'])}><f ${around}>${formula}</f></c>`;
  };
  const parts: Parts = {
    rows: `<row r="1">${some(1 + below(4), cell).join("")}</row>`,
    names:
      '<definedName name="Loop">LAMBDA(n,Loop(n+1))</definedName><definedName name="Wide">LAMBDA(n,Wide(n+1)+Wide(n+2))</definedName>' +
      '<definedName name="Ring">Bell</definedName><definedName name="Bell">Ring</definedName>',
    afterRows: "",
    workbook: "",
    left: undefined,
  };
  const kinds: Record<string, () => void> = {
    formulas: () => undefined,
    cells() {
      parts.rows = some(
        3,
        () =>
          `<row r="${among(numbers)}"><c r="${among(addresses)}" s="${among(numbers)}" t="${among(["s", "b", "e", "n", "d", "str", "x"])}"><v>${among(numbers)}</v></c></row>`,
      ).join("");
    },
    furniture() {
      parts.afterRows =
        `<mergeCells><mergeCell ref="${among(addresses)}:${among(addresses)}"/></mergeCells>` +
        `<autoFilter ref="${among(addresses)}"><filterColumn colId="${among(numbers)}"/></autoFilter>`;
      parts.rows = `<row r="1" ht="${among(numbers)}" s="${among(numbers)}"/>`;
      parts.workbook = `<calcPr calcId="${among(numbers)}" iterate="1" iterateCount="${among(numbers)}"/>`;
    },
    circle() {
      const length = 2 + below(3000);
      parts.rows = some(length, () => 0)
        .map(
          (_, at) =>
            `<row r="${at + 1}"><c r="A${at + 1}"><f>A${at + 1 < length ? at + 2 : 1}+1</f></c></row>`,
        )
        .join("");
    },
    depth() {
      const deep = 100 + below(20_000);
      parts.afterRows = `${"<x>".repeat(deep)}${"</x>".repeat(deep)}`;
    },
    entities() {
      parts.rows = '<row r="1"><c r="A1" t="str"><v>&a;&b;</v></c></row>';
    },
    missing() {
      parts.left = among([
        ...["[Content_Types].xml", "_rels/.rels", "xl/_rels/workbook.xml.rels", "xl/workbook.xml"],
        ...["xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml", "xl/sharedStrings.xml"],
      ]);
    },
    names() {
      parts.names = some(
        1 + below(300),
        () =>
          `<definedName name="${among(["N", "A1", "Ring", "é", "_xlnm.x"])}${below(99)}" localSheetId="${among(numbers)}">${xml(among(formulas))}</definedName>`,
      ).join("");
    },
  };
  const damages: Record<string, (bytes: Uint8Array) => Uint8Array> = {
    truncated: (bytes) => bytes.slice(0, below(bytes.length)),
    flipped(bytes) {
      const changed = bytes.slice();
      for (let left = 1 + below(3); left > 0; left--) changed[below(bytes.length)] = below(256);
      return changed;
    },
    filled(bytes) {
      const changed = bytes.slice();
      const from = below(bytes.length);
      return changed.fill(below(256), from, from + below(200));
    },
  };
  const kind = among([...Object.keys(kinds), "formulas", "formulas", ...Object.keys(damages)]);
  kinds[kind]?.();
  const whole = await fileOf(parts);
  return { kind, bytes: damages[kind]?.(whole) ?? whole };
}

const columns = ["A", "B", "C", "D", "E", "XFD"];
