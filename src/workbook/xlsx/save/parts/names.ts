import type { Book, BookName } from "../../../book/book";
import type { StoringWorld } from "../../../formulas/stored-formula";
import { storedFormula } from "../../../formulas/stored-formula";
import { appendSplice, attributeSplices, prefixed, prefixOf, spliced } from "../../file/splice";
import type { Splice } from "../../file/splice";
import { attributesAt, elementsIn } from "../../file/xml-tags";
import { xmlElement, xmlFormula } from "../../file/xml-text";
import type { WorkbookPart } from "../opened/opened-parts";

const keyOf = ({ name, sheet }: BookName): string => `${name.toLowerCase()}\n${sheet ?? ""}`;

const isSame = (a: BookName, b: BookName): boolean =>
  a.name === b.name &&
  a.formula === b.formula &&
  (a.hidden ?? false) === (b.hidden ?? false) &&
  (a.comment ?? "") === (b.comment ?? "");

/** What may follow the list of names in a workbook's part (ECMA-376, part 1, 18.2.27). */
const behindNames: ReadonlySet<string> = new Set(
  (
    "calcPr oleSize customWorkbookViews pivotCaches smartTagPr smartTagTypes webPublishing fileRecoveryPr " +
    "webPublishObjects extLst"
  ).split(" "),
);

/** The workbook's part with names set, added and taken away; those nobody changed stay, and so do Excel's own. */
export function withNames(
  part: WorkbookPart,
  before: readonly BookName[],
  now: readonly BookName[],
  sheets: Book["sheets"],
  world: StoringWorld,
): string {
  const { xml, root, sections, sheets: listed } = part;
  const olds = new Map(before.map((name) => [keyOf(name), name]));
  const news = new Map(now.map((name) => [keyOf(name), name]));
  const formulaOf = ({ formula, sheet }: BookName) =>
    xmlFormula(
      storedFormula(formula, { sheet: sheet ?? sheets[0]?.name ?? "", row: 0, column: 0 }, world),
    );
  const list = sections.find(({ tag }) => tag.local === "definedNames");
  const prefix = prefixOf(root.tag);
  const splices: Splice[] = [];
  const there = list ? elementsIn(xml, list) : [];
  let left = there.length;
  for (const { tag, end, insideStart, insideEnd } of there) {
    const { name = "", localSheetId } = attributesAt(xml, tag);
    const sheet = localSheetId === undefined ? undefined : listed[Number(localSheetId)]?.name;
    const key = keyOf({ name, formula: "", ...(sheet === undefined ? {} : { sheet }) });
    const [old, current] = [olds.get(key), news.get(key)];
    if (!old) continue;
    if (!current) {
      left--;
      splices.push({ start: tag.start, end, text: "" });
    } else if (!isSame(old, current)) {
      splices.push(
        ...attributeSplices(xml, tag, {
          name: current.name,
          ...((old.hidden ?? false) === (current.hidden ?? false)
            ? {}
            : { hidden: current.hidden ? 1 : undefined }),
          ...(old.comment === current.comment ? {} : { comment: current.comment }),
        }),
      );
      if (old.formula !== current.formula) {
        splices.push({ start: insideStart, end: insideEnd, text: formulaOf(current) });
      }
    }
  }
  const added = [...news].filter(([key]) => !olds.has(key)).map(([, name]) => name);
  const made = added.map((name) => {
    const owner = listed.findIndex((sheet) => sheet.name === name.sheet);
    const attributes = {
      name: name.name,
      comment: name.comment,
      localSheetId: owner < 0 ? undefined : owner,
      hidden: name.hidden ? 1 : undefined,
    };
    return prefixed(xmlElement("definedName", attributes, formulaOf(name)), prefix);
  });
  if (splices.length + made.length === 0) return xml;
  if (list && left + made.length === 0) {
    return spliced(xml, [{ start: list.tag.start, end: list.end, text: "" }]);
  }
  if (list) return spliced(xml, [...splices, ...appended(xml, list, made)]);
  const behind = sections.find(({ tag }) => behindNames.has(tag.local));
  const at = behind?.tag.start ?? root.insideEnd;
  const text = xmlElement(`${prefix}definedNames`, {}, ...made);
  return spliced(xml, [{ start: at, end: at, text }]);
}

const appended = (
  xml: string,
  list: Parameters<typeof appendSplice>[1],
  made: readonly string[],
): Splice[] => (made.length === 0 ? [] : [appendSplice(xml, list, made.join(""))]);
