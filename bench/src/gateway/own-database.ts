import { randomBytes } from 'node:crypto';
import path from 'node:path';
import pg from 'pg';
import { startEmbedded } from '../../../apps/api/src/platform/db/embedded/start-embedded.ts';
import { stopAtEnd } from '../stop-at-end.ts';

/** A PostgreSQL server that only this bench uses. */
export interface OwnDatabase extends AsyncDisposable {
  url: string;
}

/** Starts an empty PostgreSQL server that keeps its files in this folder. */
export async function startOwnDatabase(folder: string): Promise<OwnDatabase> {
  const starting = startEmbedded(path.join(folder, 'postgres'));
  // PostgreSQL keeps running when the process that started it has ended. So the stop is registered before PostgreSQL
  // has started completely.
  const stopping = stopAtEnd(async () => (await starting.catch(() => null))?.stop());
  return { url: (await starting).url, ...stopping };
}

/** Connects to the database of the bench. */
export async function connectTo({ url }: OwnDatabase): Promise<{ client: pg.Client } & AsyncDisposable> {
  const client = new pg.Client({ connectionString: url, application_name: 'bench' });
  const stopping = stopAtEnd(() => client.end());
  await client.connect();
  return { client, ...stopping };
}

/** The settings of a production server that uses this database. */
export const settingsFor = ({ url }: OwnDatabase): Record<string, string> => ({
  NODE_ENV: 'production',
  DATABASE_URL: url,
  AUTH_SECRET: randomBytes(32).toString('base64'),
  ENCRYPTION_KEY: randomBytes(32).toString('base64'),
});
