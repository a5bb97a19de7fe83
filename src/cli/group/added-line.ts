import type { PlainRegister, RegisterLine } from "../../core";

/** A line that was added to a roll-up. */
export type AddedLine = RegisterLine & { readonly plain: PlainRegister };
