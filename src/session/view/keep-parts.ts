import type { RegisterView } from "../contract/register-snapshot";
import { sameParts } from "./same-parts";

/** The view with every part of it that says the same as before. */
export function keepParts(view: RegisterView, before: RegisterView): RegisterView {
  const keep = <K extends keyof RegisterView>(key: K): RegisterView[K] =>
    sameParts(view[key], before[key]) ? before[key] : view[key];
  const threats = keepEach(view.threats, before.threats);
  const columns = keepEach(view.columns, before.columns);
  const kept: RegisterView = {
    ...view,
    place: keep("place"),
    columns: sameList(columns, before.columns) ? before.columns : columns,
    threats: sameList(threats, before.threats) ? before.threats : threats,
    leftOut: keep("leftOut"),
    newRow: keep("newRow"),
    formulas: keep("formulas"),
    lostColumns: keep("lostColumns"),
    scores: keep("scores"),
    unitsAsked: keep("unitsAsked"),
    textNumbers: keep("textNumbers"),
    totals: keep("totals"),
    rules: keep("rules"),
    rulesApart: keep("rulesApart"),
    findings: keep("findings"),
    nameColumns: keep("nameColumns"),
    money: keep("money"),
  };
  const isSame = (Object.keys(kept) as (keyof RegisterView)[]).every((key) =>
    Object.is(kept[key], before[key]),
  );
  return isSame ? before : kept;
}

function keepEach<T extends { readonly id: string }>(now: readonly T[], before: readonly T[]): T[] {
  const earlier = new Map(before.map((each) => [each.id, each]));
  return now.map((each) => {
    const same = earlier.get(each.id);
    return same && sameParts(same, each) ? same : each;
  });
}

const sameList = (a: readonly unknown[], b: readonly unknown[]): boolean =>
  a.length === b.length && a.every((each, index) => each === b[index]);
