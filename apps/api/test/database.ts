import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { inject } from 'vitest';

/** Makes a database of its own for one test: a copy of the demo world. */
export async function copyWorld(): Promise<string> {
  const url = inject('pgUrl');
  const name = `t_${randomUUID().replaceAll('-', '')}`;
  const client = new pg.Client(url);
  await client.connect();
  await client.query(`create database ${name} template world strategy file_copy`);
  await client.end();
  return url.replace(/\/[^/]*$/, `/${name}`);
}
