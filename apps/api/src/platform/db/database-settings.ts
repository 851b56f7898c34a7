import * as z from 'zod';
import { databaseUrl } from '../settings/fields.ts';
import { addressProblem } from './database.ts';

/** The settings of the database: its addresses, and the numbers of connections. */
export interface DatabaseSettings {
  /** The address of the database. Null means the embedded PostgreSQL in `.data/`. */
  databaseUrl: string | null;
  /** Whether `databaseUrl` leads to a pooler, which gives each transaction another connection. */
  databasePooled: boolean;
  /** An address of the same database without a pooler in between; null when there is none. */
  databaseDirectUrl: string | null;
  /** The highest numbers of connections. Two pools share `gateway`: one for the look-up of keys, one for other work. */
  connections: { gateway: number; changes: number; jobs: number };
}

const address = databaseUrl.superRefine((text, context) => {
  const problem = databaseUrl.safeParse(text).success ? addressProblem(text) : null;
  if (problem !== null) context.addIssue({ code: 'custom', message: problem });
});
const count = (usual: number) =>
  z
    .string()
    .regex(/^(?:[2-9]|[1-9]\d{1,2})$/, 'a whole number in decimal digits, 2 to 999')
    .default(String(usual))
    .transform(Number);

/** The schemas of the settings, by their names. */
export const DATABASE_SETTINGS = {
  DATABASE_URL: address.optional(),
  DATABASE_POOLER: z.literal('transaction', { error: 'transaction, or not set' }).optional(),
  DATABASE_DIRECT_URL: address.optional(),
  DATABASE_GATEWAY_POOL: count(8),
  DATABASE_CHANGES_POOL: count(10),
  DATABASE_JOBS_POOL: count(3),
};

type Set = z.infer<z.ZodObject<typeof DATABASE_SETTINGS>>;

/** Writes a sentence for each pair of settings that contradict each other. */
export function databaseComplaints(set: Set): string[] {
  const complaints: string[] = [];
  if (set.DATABASE_POOLER !== undefined && set.DATABASE_URL === undefined)
    complaints.push('DATABASE_POOLER is not valid: it says what DATABASE_URL leads to, and that is not set.');
  if (set.DATABASE_DIRECT_URL !== undefined && set.DATABASE_POOLER === undefined)
    complaints.push('DATABASE_DIRECT_URL is not valid: it stands beside a pooler, and DATABASE_POOLER is not set.');
  return complaints;
}

/** Turns the settings into the form that the server uses. */
export function databaseSettings(set: Set): DatabaseSettings {
  return {
    databaseUrl: set.DATABASE_URL ?? null,
    databasePooled: set.DATABASE_POOLER === 'transaction',
    databaseDirectUrl: set.DATABASE_DIRECT_URL ?? null,
    connections: {
      gateway: set.DATABASE_GATEWAY_POOL,
      changes: set.DATABASE_CHANGES_POOL,
      jobs: set.DATABASE_JOBS_POOL,
    },
  };
}
