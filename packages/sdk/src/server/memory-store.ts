import type { NumbersStore } from './store.ts';

/**
 * Makes a store in the memory of this process, for trials and tests.
 *
 * All entries are lost when the process ends, also the secrets of your keys, which nobody can show again. Two processes
 * do not see each other's entries. In production, store the entries in your database: see {@link NumbersStore}.
 *
 * @example
 * import { memoryStore } from '@chatelaine/sdk/server';
 *
 * const store = memoryStore();
 * await store.add('number/1/aaaaaaaaaaCH/req_1', 'aaaaaaaaaaCL');
 */
export function memoryStore(): NumbersStore {
  const entries = new Map<string, { value: string; until: number }>();
  // Each press of the button by a visitor adds an entry. So expired entries are deleted before the memory fills up.
  const alive = () => {
    for (const [name, { until }] of entries) if (until <= Date.now()) entries.delete(name);
    return entries;
  };
  return {
    async add(name, value, expiresAt) {
      if (alive().has(name)) return false;
      entries.set(name, { value, until: Number(expiresAt ?? Number.POSITIVE_INFINITY) });
      return true;
    },
    get: async (name) => alive().get(name)?.value,
    list: async (beginning) =>
      [...alive()].flatMap(([name, { value }]) => (name.startsWith(beginning) ? { name, value } : [])),
    delete: async (name) => alive().delete(name),
  };
}
