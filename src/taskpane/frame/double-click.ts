import type { MouseEvent } from "react";

/** Whether a click is the second of a double click: what was asked for once is done once. */
export const isSecondClick = ({ detail }: MouseEvent): boolean => detail > 1;
