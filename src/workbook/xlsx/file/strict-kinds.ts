/** Kinds of parts that strict files call otherwise, by what others call them. */
const called: readonly (readonly [usual: string, strict: string])[] = [
  ["extended-properties", "extendedProperties"],
  ["custom-properties", "customProperties"],
];

/** What a strict file calls a kind of part. */
export const strictKind = (kind: string): string =>
  called.find(([usual]) => usual === kind)?.[1] ?? kind;

/** What other files call a kind of part. */
export const usualKind = (kind: string): string =>
  called.find(([, strict]) => strict === kind)?.[0] ?? kind;
