import { invalid } from "./host-error";
import type { Wire } from "./wire";

/** An object of the host, as far as an argument need know it. */
interface HostObjectGiven {
  readonly scalarNames: readonly string[];
}

/** An argument as the add-in gave it: a plain value, an object of the host, or a list of these. */
export type Given = Wire | HostObjectGiven | readonly Given[];

/** The arguments of a method. What is left out is null. */
export class Arguments {
  constructor(private readonly given: readonly Given[]) {}

  at(index: number): Given {
    return this.given[index] ?? null;
  }

  /** A plain value: no object, no list with one. */
  plain(index: number, name: string): Wire {
    const value = this.at(index);
    if (!isPlain(value)) throw invalid(`${name} must be a value`, "an object");
    return value;
  }

  text(index: number, name: string): string {
    const value = this.at(index);
    if (typeof value !== "string") throw invalid(`${name} must be a text`, describe(value));
    return value;
  }

  optionalText(index: number, name: string): string | undefined {
    return this.at(index) === null ? undefined : this.text(index, name);
  }

  /** One of a few words; the first where none is given. */
  choice<Word extends string>(
    index: number,
    name: string,
    words: readonly [Word, ...Word[]],
  ): Word {
    const value = this.optionalText(index, name);
    if (value === undefined) return words[0];
    const word = words.find((known) => known === value);
    if (word === undefined) throw invalid(`${name} must be one of ${words.join(", ")}`, value);
    return word;
  }

  flag(index: number, name: string): boolean {
    const value = this.at(index);
    if (value === null) return false;
    if (typeof value !== "boolean") throw invalid(`${name} must be true or false`, describe(value));
    return value;
  }

  integer(index: number, name: string): number {
    const value = this.at(index);
    if (typeof value !== "number" || !Number.isInteger(value)) {
      throw invalid(`${name} must be a whole number`, describe(value));
    }
    return value;
  }

  /** A whole number, or the default where none is given. */
  integerOr(index: number, name: string, otherwise: number): number {
    return this.at(index) === null ? otherwise : this.integer(index, name);
  }
}

function isPlain(value: Given): value is Wire {
  if (Array.isArray(value)) return value.every((element: Given) => isPlain(element));
  return typeof value !== "object" || value === null || !("scalarNames" in value);
}

const describe = (value: Given): unknown => {
  if (Array.isArray(value)) return "a list";
  return typeof value === "object" && value !== null && "scalarNames" in value
    ? "an object"
    : value;
};
