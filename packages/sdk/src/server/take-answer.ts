import type { PermissionRequest } from '@chatelaine/shared';
import type { Entries } from './entries.ts';
import type { UnmadeKey } from './keys.ts';
import type { NumbersOptions } from './options.ts';
import { DAY_MS, type FoundQuestion, inMs } from './question.ts';
import type { IncomingRequest } from './request.ts';
import type { Kept } from './sync.ts';

/** A client's answer to a question (a permission request), as Chatelaine has stored it. */
export interface TakenAnswer extends PermissionRequest {
  /**
   * True only for the first request that brings this answer. Do your own work for an answer only when `isFirst` is
   * true.
   */
  isFirst: boolean;
  /** The account of yours that asked the question. */
  account: string;
  /** The note that you gave to the question. */
  note?: string | undefined;
  /**
   * The numbers whose keys could not be made during this request. A later call of `sync` tries again. For every request
   * after the first, the list is empty.
   */
  unmade: UnmadeKey[];
}

/** Reads a client's answer from Chatelaine. The numbers of an answer are stored once, and their keys are made once. */
export async function takeAnswer<R extends IncomingRequest>(
  { chatelaine, store, key }: NumbersOptions<R>,
  { entries, keys }: Kept,
  { state, requestId, account, note }: FoundQuestion,
): Promise<TakenAnswer> {
  // The id of the permission request comes from the store. The client and the numbers in the browser's address are
  // ignored, because anyone can write an address.
  const answer = await chatelaine.onboarding.get(requestId);
  const { status, shared } = answer;
  const taken = `taken/${state}`;
  const unmade: UnmadeKey[] = [];
  let isFirst = false;
  if (status !== 'open' && (await store.get(taken)) == null) {
    // The numbers are stored before the answer counts as taken. After a crash between these two steps, the browser can
    // open the return address again, and the second run stores the same numbers.
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
    // Secrets from before the answer belong to an earlier permission and never work again, so they are deleted. A
    // secret that was made after the answer stays.
    await entries.forgetOlder(at, await entries.keys(channelId));
  }
}
