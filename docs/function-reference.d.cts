export function functionReference(metadata: unknown, examples: unknown): string;
