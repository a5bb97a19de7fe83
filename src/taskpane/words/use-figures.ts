import { createContext, useContext } from "react";
import type { Figures } from "./figures";
import { figuresIn } from "./figures";

/** How this pane writes numbers. */
export const FiguresContext = createContext<Figures>(figuresIn(undefined));

export const useFigures = (): Figures => useContext(FiguresContext);
