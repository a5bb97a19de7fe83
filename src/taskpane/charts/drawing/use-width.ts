import { type RefObject, useLayoutEffect, useRef, useState } from "react";

/** How wide an element is now, in pixels; 0 while it is not shown. */
export function useWidth<Element extends HTMLElement>(): readonly [RefObject<Element>, number] {
  const element = useRef<Element>(null);
  const [width, setWidth] = useState(0);
  useLayoutEffect(() => {
    const { current } = element;
    if (!current) return;
    const measure = (): void => {
      setWidth(current.clientWidth);
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(current);
    return () => {
      observer.disconnect();
    };
  }, []);
  return [element, width];
}
