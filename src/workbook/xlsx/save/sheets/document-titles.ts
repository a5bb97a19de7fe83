import type { PackageChanges } from "../../file/package-changes";
import { relationshipsOf } from "../../file/xlsx-package";
import { attributeSplices, spliced } from "../../file/splice";
import type { Splice } from "../../file/splice";
import type { XmlPlace } from "../../file/xml-tags";
import { attributesAt, elementsIn, elementsNamed, plainXml } from "../../file/xml-tags";
import { xmlText } from "../../file/xml-text";
import type { Reword } from "../references/reworded-part";
import { rewordedLink } from "../references/reworded-part";

/**
 * Lists the sheets in what a file says about itself, as they are now, and names of cells under the sheets they are on. A list
 * that does not say the sheets as they were is left as it is.
 */
export async function documentTitles(
  file: PackageChanges,
  before: readonly string[],
  now: readonly string[],
  reword: Reword | undefined,
): Promise<void> {
  const outside = await relationshipsOf(file, "");
  const part = outside.find(({ kind }) => kind === "extended-properties");
  if (part) await file.edit(part.path, (xml) => withTitles(xml, before, now, reword));
}

/** A heading, how many titles it stands over, and these. */
interface Group {
  readonly pair: readonly XmlPlace[];
  readonly count: XmlPlace;
  readonly titles: readonly XmlPlace[];
}

function withTitles(
  xml: string,
  before: readonly string[],
  now: readonly string[],
  reword: Reword = (formula) => formula,
): string {
  const [headings] = vectors(xml, "HeadingPairs");
  const [titles] = vectors(xml, "TitlesOfParts");
  const groups = headings && titles ? groupsOf(xml, headings, titles) : [];
  const textOf = ({ insideStart, insideEnd }: XmlPlace) =>
    plainXml(xml.slice(insideStart, insideEnd));
  const [sheets, ...others] = groups;
  if (!headings || !titles || !sheets) return xml;
  const said = sheets.titles.map(textOf);
  if (said.length !== before.length || said.some((name, at) => name !== before[at])) return xml;
  const [first] = sheets.titles;
  const last = sheets.titles.at(-1);
  if (!first || !last) return xml;
  const { name: element } = first.tag;
  const list = now.map((name) => `<${element}>${xmlText(name)}</${element}>`).join("");
  const splices: Splice[] = [
    { start: first.tag.start, end: last.end, text: list },
    countSplice(sheets, now.length),
  ];
  let size = now.length;
  let pairs = groups.length;
  for (const group of others) {
    const kept = group.titles.filter((place) => {
      const text = textOf(place);
      const changed = text.includes("!") ? rewordedLink(text, reword) : text;
      const isGone = text.includes("!") && changed === text && reword(text) !== text;
      const { tag, end, insideStart, insideEnd } = place;
      if (isGone) splices.push({ start: tag.start, end, text: "" });
      else if (changed !== text)
        splices.push({ start: insideStart, end: insideEnd, text: xmlText(changed) });
      return !isGone;
    });
    size += kept.length;
    if (kept.length > 0 || group.titles.length === 0) {
      if (kept.length !== group.titles.length) splices.push(countSplice(group, kept.length));
      continue;
    }
    pairs--;
    splices.push(...group.pair.map(({ tag, end }) => ({ start: tag.start, end, text: "" })));
  }
  return spliced(xml, [
    ...splices,
    ...attributeSplices(xml, headings.tag, { size: 2 * pairs }),
    ...attributeSplices(xml, titles.tag, { size }),
  ]);
}

const countSplice = ({ count }: Group, number: number): Splice => ({
  start: count.insideStart,
  end: count.insideEnd,
  text: String(number),
});

const vectors = (xml: string, name: string): XmlPlace[] =>
  elementsNamed(xml, name).flatMap((place) => elementsIn(xml, place));

/** Nothing where the headings do not count the titles that are there. */
function groupsOf(xml: string, headings: XmlPlace, titles: XmlPlace): Group[] {
  const pairs = elementsIn(xml, headings);
  const all = elementsIn(xml, titles);
  const groups: Group[] = [];
  let at = 0;
  for (let index = 0; index + 1 < pairs.length; index += 2) {
    const pair = pairs.slice(index, index + 2);
    const count = pair[1] && elementsIn(xml, pair[1])[0];
    if (!count) return [];
    const size = Number(xml.slice(count.insideStart, count.insideEnd));
    groups.push({ pair, count, titles: all.slice(at, at + size) });
    at += size;
  }
  const isSaid = Number(attributesAt(xml, titles.tag).size ?? all.length) === all.length;
  return at === all.length && isSaid ? groups : [];
}
