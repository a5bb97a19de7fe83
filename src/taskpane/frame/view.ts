/** The views that stand side by side. */
export type MainView = "overview" | "list" | "plan";

/** What fills the pane: one of the main views, or a view that leads back to the list. */
export type View =
  | { readonly kind: MainView }
  | { readonly kind: "threat"; readonly id: string }
  | { readonly kind: "new" }
  | { readonly kind: "columns" }
  | { readonly kind: "findings" };

/** Which of the main views a view is; null for one that leads back to them. */
export const mainViewOf = ({ kind }: View): MainView | null =>
  kind === "overview" || kind === "list" || kind === "plan" ? kind : null;
