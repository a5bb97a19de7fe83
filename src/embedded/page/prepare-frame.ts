/*
 * Runs in the add-in's frame ahead of office.js: the page above puts in place what the library looks for in a host. The
 * window of a frame is replaced when it navigates, so it can be done no earlier.
 */

interface HostPage {
  readonly prepareAddin?: (frame: Window) => void;
}

if (parent !== self) (parent as unknown as HostPage).prepareAddin?.(window);
