/** The views that stand side by side. */
export type MainView = (typeof mainViews)[number];
export const mainViews = ["overview", "list", "plan", "whatIf", "review", "report"] as const;

/** What fills the pane: one of the main views, or a view that leads back to the list, or to the one it was opened from. */
export type View =
  | { readonly kind: MainView }
  | { readonly kind: "threat"; readonly id: string }
  | { readonly kind: "new" }
  | { readonly kind: "columns" }
  | { readonly kind: "findings" };

/** Whether a view leads back to the main view that it was opened from. */
export const leadsBack = ({ kind }: View): boolean => kind === "columns" || kind === "findings";

/** Which of the main views a view is; null for one that leads back to them. */
export const mainViewOf = ({ kind }: View): MainView | null =>
  mainViews.find((each) => each === kind) ?? null;
