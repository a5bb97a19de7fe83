export function asComputed(file: Uint8Array): Promise<Uint8Array>;
