/** Whether a place, a rule or a reading is in use now. */
export type Choice =
  | { readonly kind: "chosen" }
  /** Nothing was changed; why, and what to do. */
  | { readonly kind: "refused"; readonly message: string };
