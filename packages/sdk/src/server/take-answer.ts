import type { PermissionRequest } from '@chatelaine/shared';
import type { Entries } from './entries.ts';
import type { UnmadeKey } from './keys.ts';
import type { NumbersOptions } from './options.ts';
import { DAY_MS, type FoundQuestion, inMs } from './question.ts';
import type { IncomingRequest } from './request.ts';
import type { Kept } from './sync.ts';

/** What the client answered, from Chatelaine itself. */
export interface TakenAnswer extends PermissionRequest {
  /** True once for each answer: for the first request that brings it. What you do for it, do then. */
  isFirst: boolean;
  /** The account that asked. */
  account: string;
  /** What you gave to the question. */
  note?: string | undefined;
  /** The numbers whose keys could not be made now; empty when it is not the first. `sync` tries again. */
  unmade: UnmadeKey[];
}

/** Asks Chatelaine what was answered, and takes it, once. */
export async function takeAnswer<R extends IncomingRequest>(
  { chatelaine, store, key }: NumbersOptions<R>,
  { entries, keys }: Kept,
  { state, requestId, account, note }: FoundQuestion,
): Promise<TakenAnswer> {
  // By the id that was kept. What the address says of clients and numbers is not read.
  const answer = await chatelaine.onboarding.get(requestId);
  const { status, shared } = answer;
  const taken = `taken/${state}`;
  const unmade: UnmadeKey[] = [];
  let isFirst = false;
  if (status !== 'open' && (await store.get(taken)) == null) {
    // Before it counts as taken: who dies in between opens the address again. Done twice, it is the same.
    if (status === 'granted') await keepNumbers(entries, answer, account);
    isFirst = await store.add(taken, '', inMs(DAY_MS));
  }
  if (isFirst && key) for (const channelId of shared) unmade.push(...(await keys.tryToMake(channelId)));
  return { ...answer, isFirst, account, note, unmade };
}

async function keepNumbers(entries: Entries, answer: PermissionRequest, account: string): Promise<void> {
  const { id, clientId, answeredAt, granted, withdrawn, shared } = answer;
  const at = answeredAt ?? '';
  for (const channelId of shared) await entries.note({ account, channelId, clientId: clientId ?? '', at }, id);
  for (const channelId of [...withdrawn, ...granted]) {
    await entries.disown(channelId, at);
    // A key of an earlier permission does not come back. One that was made since is not older than the answer.
    await entries.forgetOlder(at, await entries.keys(channelId));
  }
}
