/*
 * Stands in for the page by which office.js asks the user whether to trust a host it does not know. Only this page's own
 * origin is trusted.
 */

interface TrustQuestion {
  readonly hostname?: string;
}

addEventListener("message", (event: MessageEvent<string>) => {
  if (event.origin !== location.origin) return;
  const { hostname } = JSON.parse(event.data) as TrustQuestion;
  const answer = JSON.stringify({ hostUserTrusted: hostname === location.hostname });
  event.source?.postMessage(answer, { targetOrigin: event.origin });
});
