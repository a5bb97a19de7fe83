/** The namespace this build was made with, "" for none. The build writes it into the page. */
export function pagePrefix(): string {
  return document.documentElement.dataset.prefix ?? "";
}
