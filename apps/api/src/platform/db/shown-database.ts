import { readAddress } from './address.rule.ts';

/**
 * Writes the name of a database without the password, for example `chatelaine at db.example:5432`. It shows the values
 * that connections use.
 */
export function shownDatabase(address: string): string {
  const read = readAddress(address);
  if ('problem' in read) return 'the database of DATABASE_URL';
  const { database = 'the database of its user', host = 'this machine', port } = read.address;
  return `${database} at ${host.includes(':') ? `[${host}]` : host}${port === undefined ? '' : `:${port}`}`;
}
