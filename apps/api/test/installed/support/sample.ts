import { readFileSync } from 'node:fs';
import path from 'node:path';

/** The root folder of this repository's checkout. */
export const ROOT = path.resolve(import.meta.dirname, '../../../../..');

/**
 * Returns the text of a sample file in `deploy/`. The function replaces only the values that are different on this
 * machine: ports, addresses and folders.
 *
 * @throws when the sample does not contain one of the texts that `replaced` names.
 */
export function sample(name: string, replaced: Record<string, string>): string {
  const text = readFileSync(path.join(ROOT, 'deploy', name), 'utf8');
  return Object.entries(replaced).reduce((left, [from, to]) => {
    if (!left.includes(from)) throw new Error(`deploy/${name} does not say ${from}.`);
    return left.replaceAll(from, to);
  }, text);
}
