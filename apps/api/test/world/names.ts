import type { Resolver } from '../../src/platform/outside/resolver.ts';

/**
 * Makes a resolver that looks up names in a table. Every other name gets a public address. No test asks a name server.
 */
export const namesOf = (table: Record<string, readonly string[]> = {}): Resolver => ({
  addressesOf: async (name) => [...(table[name] ?? ['8.8.8.8'])],
});
