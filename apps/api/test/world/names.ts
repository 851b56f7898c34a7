import type { Resolver } from '../../src/platform/outside/resolver.ts';

/** Looks names up in a table; every other name leads outside. No test asks a name server. */
export const namesOf = (table: Record<string, readonly string[]> = {}): Resolver => ({
  addressesOf: async (name) => [...(table[name] ?? ['8.8.8.8'])],
});
