import type { CreateWebhookInput, UpdateWebhookInput } from '@chatelaine/shared';
import type { changeSessionWebhookInput, sessionWebhookInput } from '@chatelaine/shared/schema';
import type * as z from 'zod';
import { Refusal } from '../../platform/refusal.ts';

type SessionWebhookInput = z.infer<typeof sessionWebhookInput>;
type ChangedInput = z.infer<typeof changeSessionWebhookInput>;

/** The names of fields that differ between this door and the use cases. */
const NAMES = { channelIds: 'sessionIds', headers: 'customHeaders' } as const;

/**
 * Turns the settings of a webhook into those of the procedure. So a one-time code for the procedure is valid here too.
 *
 * @throws {Refusal} `invalid_input` for a call that has both `sessionId` and `sessionIds`.
 */
export function createInputOf(given: SessionWebhookInput): CreateWebhookInput {
  const { url, secret } = given;
  return { url, ...settingsOf(given), ...(secret !== undefined && { secret }) };
}

/** Turns changed settings into those of the procedure. */
export const updateInputOf = (id: string, given: ChangedInput): UpdateWebhookInput => ({
  id,
  ...(given.url !== undefined && { url: given.url }),
  ...settingsOf(given),
});

function settingsOf({ name, events, environments, retryPolicy, customHeaders: headers, ...given }: ChangedInput) {
  const channelIds = sessionsOf(given);
  return {
    ...(name !== undefined && { name }),
    ...(events !== undefined && { events: events?.includes('*') ? null : events }),
    ...(channelIds !== undefined && { channelIds }),
    ...(environments !== undefined && { environments }),
    ...(headers !== undefined && { headers }),
    ...(retryPolicy !== undefined && { retryPolicy }),
  };
}

function sessionsOf({ sessionId, sessionIds }: Pick<ChangedInput, 'sessionId' | 'sessionIds'>) {
  if (sessionId === undefined) return sessionIds;
  if (sessionIds === undefined) return sessionId === null ? null : [sessionId];
  const issues = [{ path: 'sessionId', message: 'Send sessionId or sessionIds, not both.' }];
  throw new Refusal('invalid_input', 'sessionId', { issues });
}

/** Runs a use case, and names the fields of its refusal as this door names them. */
export async function withOwnNames<T>(run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (thrown) {
    if (!(thrown instanceof Refusal) || thrown.extras.issues === undefined) throw thrown;
    const issues = thrown.extras.issues.map(({ path, message }) => ({ path: ownName(path), message }));
    throw new Refusal(thrown.code, thrown.detail, { ...thrown.extras, issues });
  }
}

const ownName = (path: string): string => (path in NAMES ? NAMES[path as keyof typeof NAMES] : path);
