import type { Relationship, XlsxPackage } from "../file/xlsx-package";
import { visitXml } from "../file/xlsx-package";

/** What rich values of the kind `_error` say by their number ([MS-XLSX] 2.3.6.1.3, errorType). */
const errors: Readonly<Record<string, string>> = {
  "4": "#NAME?",
  "8": "#SPILL!",
  "9": "#CONNECT!",
  "10": "#BLOCKED!",
  "11": "#UNKNOWN!",
  "12": "#FIELD!",
  "13": "#CALC!",
};

/** The errors behind value metadata numbers, counted from 1. */
export async function readYoungErrors(
  file: XlsxPackage,
  relationships: readonly Relationship[],
  metadata: string | undefined,
): Promise<ReadonlyMap<number, string>> {
  const text = async (kind: string) => {
    const part = relationships.find((relationship) => relationship.kind === kind);
    return part && (await file.text(part.path));
  };
  const [values, structures] = [await text("rdRichValue"), await text("rdRichValueStructure")];
  const found = new Map<number, string>();
  if (metadata === undefined || values === undefined || structures === undefined) return found;
  const types = errorsOf(values, structures);
  const uses: number[] = [];
  let block = 0;
  let inValues = false;
  visitXml(metadata, {
    open(name, attributes) {
      if (name === "rvb") uses.push(Number(attributes.i));
      else if (name === "valueMetadata") inValues = true;
      else if (name === "bk" && inValues) block++;
      else if (name === "rc" && inValues) {
        const error = types[uses[Number(attributes.v)] ?? -1];
        if (error !== undefined) found.set(block, error);
      }
    },
    close(name) {
      if (name === "valueMetadata") inValues = false;
    },
  });
  return found;
}

/** The error that each rich value stands for. */
function errorsOf(values: string, structures: string): (string | undefined)[] {
  const places: number[] = [];
  let keys = 0;
  visitXml(structures, {
    open(name, attributes) {
      if (name === "s") {
        places.push(-1);
        keys = 0;
      } else if (name === "k") {
        if (attributes.n === "errorType") places[places.length - 1] = keys;
        keys++;
      }
    },
  });
  const found: (string | undefined)[] = [];
  let place = -1;
  let at = 0;
  let inValue = false;
  visitXml(values, {
    open(name, attributes) {
      if (name === "rv") {
        place = places[Number(attributes.s)] ?? -1;
        at = 0;
        found.push(undefined);
      } else if (name === "v") inValue = true;
    },
    text(said) {
      if (inValue && at === place) found[found.length - 1] = errors[said.trim()];
    },
    close(name) {
      if (name !== "v") return;
      inValue = false;
      at++;
    },
  });
  return found;
}
