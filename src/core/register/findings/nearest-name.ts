import { quote } from "../../input/cell";
import { nearestOf } from "./nearest";

/**
 * What to say about a name that nobody knows: the one it most likely means, or those there are. Compared without case.
 *
 * @param known the names there are
 * @returns a rule: `be a threat of the register ("Phishing" is near)`
 */
export function rightName(name: string, known: readonly string[], rule: string): string {
  const plain = (text: string): string => text.trim().toLowerCase();
  const given = plain(name);
  const byPlain = new Map(known.map((each) => [plain(each), each]));
  const most = Math.max(1, Math.floor(given.length / 3));
  const near =
    nearestOf(given, byPlain.keys(), most) ??
    [...byPlain.keys()].find((each) => given !== "" && each.includes(given));
  const found = near === undefined ? undefined : byPlain.get(near);
  return found === undefined ? rule : `${rule}: ${quote(found)} is near`;
}
