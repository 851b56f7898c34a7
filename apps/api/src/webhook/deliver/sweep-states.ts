import { isAmong } from '../../platform/db/condition.ts';
import { databaseNow } from '../../platform/db/database-now.ts';
import type { Work } from '../../platform/work.ts';
import { FIND_PENDING, SKIP_ALL } from '../delivery.sql.ts';
import { type EndpointRow, readEndpoints } from '../endpoint.sql.ts';
import { endFor } from './claim.ts';

const PAGE = 500;

/**
 * Looks at all webhooks, and ends the deliveries of those that may deliver nothing. Paused ones are among them, so that
 * nothing recorded in this time is delivered after the pause.
 */
export async function sweepStates(beginWork: () => Work): Promise<void> {
  const now = await databaseNow(beginWork());
  for (let after = ''; ; ) {
    const { em } = beginWork();
    const page = await em.execute<{ id: string }[]>(PAGE_OF_IDS, [after, PAGE]);
    const ids = page.map(({ id }) => id);
    const [sql, values] = readEndpoints(now, isAmong('s.webhook_id', ids));
    await endAll(beginWork, await em.execute<EndpointRow[]>(sql, [...values]));
    const last = ids.at(-1);
    if (ids.length < PAGE || last === undefined) return;
    after = last;
  }
}

const PAGE_OF_IDS = 'select webhook_id as id from webhook_state where webhook_id > ? order by webhook_id limit ?';

async function endAll(beginWork: () => Work, rows: readonly EndpointRow[]): Promise<void> {
  const problems = new Map(rows.flatMap(({ webhookId, problem }) => (problem === null ? [] : [[webhookId, problem]])));
  if (problems.size === 0) return;
  const ids = JSON.stringify([...problems.keys()]);
  await beginWork().em.execute(SKIP_ALL, [ids]);
  const pending = await beginWork().em.execute<{ id: string }[]>(FIND_PENDING, [ids]);
  const others = [...problems].flatMap(([id, problem]) =>
    problem === 'webhook_deleted' || problem === 'replaced' ? [id] : [],
  );
  for (const id of new Set([...others, ...pending.map((row) => row.id)])) {
    const problem = problems.get(id);
    if (problem !== undefined) await endFor(beginWork(), id, problem);
  }
}
