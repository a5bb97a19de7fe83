// Types of place-manifest.cjs, which webpack.config.js loads as it is.

export function deploymentAddress(text: string): string;

export function functionNamespace(text: string): string;

export function placeManifest(
  xml: string,
  deployment: { readonly address: string; readonly namespace: string },
): string;
