import type { ChannelId } from '@chatelaine/shared';
import { grantChannel, withdrawChannel } from './change-permission.ts';
import { findOpenEpisode } from './permission.ts';
import type { RequestRow } from './rows.ts';
import type { Store } from './store.ts';

/** What the client decides on the permission page: numbers of one client, or "Not now"; `{}` keeps all as it is. */
export type FakeAnswer =
  | 'denied'
  | {
      /** Ticked. One that is Shared already is kept as it is: it is no grant. */
      grant?: ChannelId[] | undefined;
      /** Was Shared, is not ticked. Shared numbers that are named nowhere are kept. */
      withdraw?: ChannelId[] | undefined;
      /** When the permission on the granted numbers ends by itself. Default: never. */
      expiresAt?: Date | undefined;
    };

/** Answers a request as the client would and gives the return address; once it is answered, the first one's address. */
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
  if (grant.some((id) => withdraw.includes(id))) throw new Error('A number is either granted or withdrawn.');
  const before = store.channels.filter(({ id }) => findOpenEpisode(store, id));
  const named = [...grant, ...withdraw];
  const clientId = requireOneClient(store, named.length > 0 ? named : before.map(({ id }) => id));
  const shared = new Set(before.filter((channel) => channel.clientId === clientId).map(({ id }) => id));
  // The page lists each number once, and what is Shared already can only be kept or withdrawn.
  const granted = [...new Set(grant)].filter((id) => !shared.has(id));
  const withdrawn = [...new Set(withdraw)];
  for (const id of granted) grantChannel(store, id, expiresAt);
  for (const id of withdrawn) withdrawChannel(store, id);
  const kept = [...shared].filter((id) => !withdrawn.includes(id));
  Object.assign(row, { answer: 'granted', clientId, granted, withdrawn, shared: [...granted, ...kept] });
  const data = { granted: granted.length, withdrawn: withdrawn.length, shared: row.shared.length };
  store.record({ type: 'permission_request.granted', by: 'client', clientId, subjectId: row.id, data });
}

function requireOneClient(store: Store, ids: ChannelId[]): string {
  const owners = new Set(ids.map((id) => store.channels.find((channel) => channel.id === id)?.clientId));
  const [clientId] = owners;
  if (!clientId || owners.size > 1)
    throw new Error('Answer with numbers of this world that belong to one client; with none while one client shares.');
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
