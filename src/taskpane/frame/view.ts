/** What fills the pane: the list, or one of the views that lead back to it. */
export type View =
  | { readonly kind: "list" }
  | { readonly kind: "threat"; readonly id: string }
  | { readonly kind: "new" }
  | { readonly kind: "columns" }
  | { readonly kind: "findings" };
