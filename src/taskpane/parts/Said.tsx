import { createElement, Fragment, type ReactNode } from "react";

/** A sentence of which parts are more than words: an amount, a link. */
export function Said({ parts }: { readonly parts: readonly ReactNode[] }) {
  return createElement(Fragment, null, ...parts);
}
