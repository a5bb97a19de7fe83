/** What several tests build alike is built once: by the first that needs it. */
export function keptBuild(
  name: string,
  alsoFrom: readonly string[],
  make: (folder: string) => void,
): string;
