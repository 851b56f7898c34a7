import { readFileSync } from 'node:fs';
import path from 'node:path';

/** The folder of the checkout. */
export const ROOT = path.resolve(import.meta.dirname, '../../../../..');

/**
 * Returns a sample of `deploy/` as it is, except for the values that differ on this machine: ports, addresses, folders.
 *
 * @throws when the sample does not contain a text that is to be replaced.
 */
export function sample(name: string, replaced: Record<string, string>): string {
  const text = readFileSync(path.join(ROOT, 'deploy', name), 'utf8');
  return Object.entries(replaced).reduce((left, [from, to]) => {
    if (!left.includes(from)) throw new Error(`deploy/${name} does not say ${from}.`);
    return left.replaceAll(from, to);
  }, text);
}
