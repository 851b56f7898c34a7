import { readFileSync } from 'node:fs';
import path from 'node:path';

/** The checkout. */
export const ROOT = path.resolve(import.meta.dirname, '../../../../..');

/**
 * A sample of `deploy/` as it stands, but for what is another machine's there: ports, addresses, folders.
 *
 * @throws where the sample does not say what is to be replaced.
 */
export function sample(name: string, replaced: Record<string, string>): string {
  const text = readFileSync(path.join(ROOT, 'deploy', name), 'utf8');
  return Object.entries(replaced).reduce((left, [from, to]) => {
    if (!left.includes(from)) throw new Error(`deploy/${name} does not say ${from}.`);
    return left.replaceAll(from, to);
  }, text);
}
