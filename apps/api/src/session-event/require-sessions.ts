import type { Actor } from '@chatelaine/shared';
import { isAmong } from '../platform/db/condition.ts';
import { Refusal } from '../platform/refusal.ts';
import type { Work } from '../platform/work.ts';
import { reachOf } from './feed-filter.rule.ts';

/**
 * Refuses a filter that names a session which the actor does not reach.
 *
 * @throws {Refusal} `not_found`, in the same way for a foreign id and an invented one.
 */
export async function requireSessions(work: Work, actor: Actor, sessions: readonly string[] | null): Promise<void> {
  if (sessions === null) return;
  const wanted = [...new Set(sessions)];
  const reach = reachOf(actor);
  const [isOne, values] = isAmong('id', wanted);
  const found = await work.em.execute<{ id: string }[]>(`select id from channel where client_id = ? and ${isOne}`, [
    actor.account?.id ?? '',
    ...values,
  ]);
  const reached = found.filter(({ id }) => reach === null || reach.includes(id));
  if (reached.length < wanted.length) throw new Refusal('not_found', `a session of ${wanted.length} for ${actor.id}`);
}
