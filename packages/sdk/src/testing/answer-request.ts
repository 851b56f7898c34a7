import type { ChannelId } from '@chatelaine/shared';
import { grantChannel, withdrawChannel } from './change-permission.ts';
import { findOpenEpisode } from './permission.ts';
import type { RequestRow } from './rows.ts';
import type { Store } from './store.ts';

/** What the client decides on the permission page: numbers of one client, or "Not now". */
export type FakeAnswer =
  | 'denied'
  | {
      /** Was Missing, is ticked. */
      grant?: ChannelId[] | undefined;
      /** Was Shared, is not ticked. */
      withdraw?: ChannelId[] | undefined;
      /** When the permission on the granted numbers ends by itself. Default: never. */
      expiresAt?: Date | undefined;
    };

/** Answers a request as the client would, once, and gives the address to which its browser returns. */
export function answerRequest(store: Store, id: string, answer: FakeAnswer): string {
  const row = store.requests.find((each) => each.id === id);
  if (!row) throw new Error(`There is no permission request ${id} in this world.`);
  if (row.answer !== null) return returnAddress(row);
  if (row.expiresAt <= store.now()) throw new Error('This permission request has expired: nobody can answer it.');
  if (answer === 'denied') deny(store, row);
  else save(store, row, answer);
  row.answeredAt = store.now();
  return returnAddress(row);
}

function deny(store: Store, row: RequestRow): void {
  row.answer = 'denied';
  store.record({ type: 'permission_request.denied', by: 'client', subjectId: row.id });
}

function save(store: Store, row: RequestRow, answer: Exclude<FakeAnswer, 'denied'>): void {
  const { grant = [], withdraw = [], expiresAt } = answer;
  const clientId = requireOneClient(store, [...grant, ...withdraw]);
  const own = store.channels.filter((channel) => channel.clientId === clientId);
  const kept = own.filter(({ id }) => findOpenEpisode(store, id) && !withdraw.includes(id)).map(({ id }) => id);
  for (const id of grant) grantChannel(store, id, expiresAt);
  for (const id of withdraw) withdrawChannel(store, id);
  Object.assign(row, { answer: 'granted', clientId, granted: grant, withdrawn: withdraw, shared: [...grant, ...kept] });
  const data = { granted: grant.length, withdrawn: withdraw.length, shared: row.shared.length };
  store.record({ type: 'permission_request.granted', by: 'client', clientId, subjectId: row.id, data });
}

function requireOneClient(store: Store, ids: ChannelId[]): string {
  const owners = new Set(ids.map((id) => store.channels.find((channel) => channel.id === id)?.clientId));
  const [clientId] = owners;
  if (!clientId || owners.size > 1) throw new Error('Answer with numbers of this world that belong to one client.');
  return clientId;
}

/** The redirect URL with our parameters, written as the server writes them. */
function returnAddress({ id, redirectUrl, state, answer, clientId, shared, withdrawn }: RequestRow): string {
  const pairs =
    answer === 'denied' ? ['error=access_denied'] : [`client=${clientId}`, `channels=[${shared.join(',')}]`];
  if (withdrawn.length > 0) pairs.push(`revoked=[${withdrawn.join(',')}]`);
  if (state !== null) pairs.push(`state=${encodeURIComponent(state)}`);
  return `${redirectUrl}${redirectUrl.includes('?') ? '&' : '?'}${pairs.join('&')}&request=${id}`;
}
