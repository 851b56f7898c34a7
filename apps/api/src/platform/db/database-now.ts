import { aheadMs } from '../clock.ts';
import type { Work } from '../work.ts';

/** Reads the clock of the database, which all nodes share. In tests that move the time, it is moved as far. */
export async function databaseNow({ em, services: { clock } }: Pick<Work, 'em' | 'services'>): Promise<Date> {
  const [row] = await em.execute<{ now: Date | string }[]>('select clock_timestamp() as now');
  if (row === undefined) throw new Error('The database did not say the time.');
  return new Date(new Date(row.now).getTime() + aheadMs(clock));
}
