import type { PermissionRequest } from '@chatelaine/shared';
import type { Entries } from './entries.ts';
import type { UnmadeKey } from './keys.ts';
import type { NumbersOptions } from './options.ts';
import { DAY_MS, type FoundQuestion, inMs } from './question.ts';
import type { IncomingRequest } from './request.ts';
import type { Kept } from './sync.ts';

/** The client's answer, read from Chatelaine. */
export interface TakenAnswer extends PermissionRequest {
  /** True only for the first request that brings this answer. Do your own work for an answer only when it is true. */
  isFirst: boolean;
  /** The account that asked. */
  account: string;
  /** The note that you gave to the question. */
  note?: string | undefined;
  /** The numbers whose keys could not be made now; empty for later requests. `sync` tries again. */
  unmade: UnmadeKey[];
}

/** Reads the client's answer from Chatelaine, and takes it once. */
export async function takeAnswer<R extends IncomingRequest>(
  { chatelaine, store, key }: NumbersOptions<R>,
  { entries, keys }: Kept,
  { state, requestId, account, note }: FoundQuestion,
): Promise<TakenAnswer> {
  // The stored id is used. The clients and numbers in the address are ignored.
  const answer = await chatelaine.onboarding.get(requestId);
  const { status, shared } = answer;
  const taken = `taken/${state}`;
  const unmade: UnmadeKey[] = [];
  let isFirst = false;
  if (status !== 'open' && (await store.get(taken)) == null) {
    // The numbers are stored before the answer counts as taken. After a crash between these two steps, the address can
    // be opened again, and a second run has the same result.
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
    // A key of an earlier permission does not work again. A key that was made after the answer is not deleted.
    await entries.forgetOlder(at, await entries.keys(channelId));
  }
}
