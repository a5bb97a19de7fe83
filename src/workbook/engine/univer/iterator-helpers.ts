/**
 * Univer calls helpers of iterators (`map.values().some(…)`) that Node knows from version 22 on. Import this before it.
 * Only what is missing is added.
 */
const iterators = Object.getPrototypeOf(Object.getPrototypeOf([][Symbol.iterator]())) as Record<
  string,
  unknown
>;

for (const name of ["some", "every", "find", "map", "filter", "forEach", "reduce"] as const) {
  if (name in iterators) continue;
  Object.defineProperty(iterators, name, {
    configurable: true,
    writable: true,
    value(this: Iterable<unknown>, ...args: [never]) {
      const list = [...this];
      return (list[name] as (...given: unknown[]) => unknown)(...args);
    },
  });
}

// Nothing to offer: imported for what it does.
export {};
