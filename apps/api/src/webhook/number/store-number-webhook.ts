import { isSecretLive } from '../../api-key/index.ts';
import { lockChannels } from '../../channel/index.ts';
import { record } from '../../event/index.ts';
import { isOpenSql } from '../../permission/index.ts';
import { Refusal } from '../../platform/refusal.ts';
import { placeIn } from '../../platform/seal.ts';
import type { Locked, Transaction, Work } from '../../platform/work.ts';
import { newWebhookSecret } from '../new-webhook-secret.ts';
import { NUMBER_WEBHOOK_COLUMNS } from '../secrets.ts';
import { type ChannelWebhook, ChannelWebhookEntity } from './channel-webhook.entity.ts';
import { keepNumberState, readNumberState } from './keep-number-state.ts';
import type { NumberCall } from './number-call.ts';

/** What a program asks for. */
export interface AskedWebhook {
  url: string;
  headers: Record<string, string> | undefined;
  /** The secret that the program has chosen; null when the server may make one. */
  secret: string | null;
}

/** The webhook of a number that was just set. */
export interface SetNumberWebhook {
  url: string;
  /** The secret that signs, when the server made it in this call. It is never shown again. */
  secret?: string;
}

/** Stores the webhook of a number, and keeps or begins its deliveries. Two calls at once come one after the other. */
export async function storeNumberWebhook(
  begun: Transaction,
  call: NumberCall,
  asked: AskedWebhook,
): Promise<SetNumberWebhook> {
  const tx = await lockOpenNumber(begun, call);
  const { url } = asked;
  const { channelId, apiKeyId, permissionId } = call;
  const before = await tx.em.findOne(ChannelWebhookEntity, { channelId }, { refresh: true });
  const isSameKey = before?.apiKeyId === apiKeyId;
  const isKept = isSameKey && opened(tx, before, 'secret') !== undefined;
  const keptSecret = isKept ? (before.secret ?? null) : null;
  const made = asked.secret === null && keptSecret === null ? newWebhookSecret() : null;
  const headers = asked.headers === undefined ? null : JSON.stringify(asked.headers);
  const secret = asked.secret ?? made;
  // All old values are read before the row is written, because writing the row also changes the object `before`.
  const isSame = isSameKey && isUnchanged(tx, before, { url, headers, secret });
  const state = before && (await readNumberState(tx, channelId));
  const isReplaced = before !== null && (before.permissionId ?? null) !== permissionId;
  await tx.em.upsert(ChannelWebhookEntity, {
    ...{ channelId, url, apiKeyId, permissionId, setAt: tx.now },
    headers: sealed(tx, channelId, 'headers', headers),
    secret: secret === null ? keptSecret : sealed(tx, channelId, 'secret', secret),
  });
  await keepNumberState(tx, call, { state, end: state?.problem ?? (isReplaced ? 'replaced' : null) });
  // When the same webhook is set again, no event is recorded.
  if (!isSame) tell(tx, call, url);
  return { url, ...(made !== null && { secret: made }) };
}

/**
 * Locks the number until the commit, and checks that it is not removed, that the permission is open, and that the secret
 * still works, because each may have ended since the key was judged: a handshake takes up to ten seconds. So a removal,
 * a withdrawal or a revocation happens before or after this change.
 */
async function lockOpenNumber(begun: Transaction, call: NumberCall): Promise<Locked<'channel'>> {
  const { channelId, permissionId, apiKeyId } = call;
  const tx = await lockChannels(begun, [channelId]);
  const there = await tx.em.execute<unknown[]>('select 1 from channel where id = ? and removed_at is null', [
    channelId,
  ]);
  if (there.length === 0) throw new Refusal('revoked', `channel ${channelId} is removed`);
  if (permissionId !== null) await requireOpen(tx, permissionId);
  if (!(await isSecretLive(tx, call))) throw new Refusal('revoked', `key ${apiKeyId} has ended`);
  return tx;
}

async function requireOpen(tx: Transaction, permissionId: string): Promise<void> {
  const open = await tx.em.execute<unknown[]>(
    `select e.id from permission e where e.id = ? and ${isOpenSql('e')} for share`,
    [permissionId, tx.now],
  );
  if (open.length === 0) throw new Refusal('revoked', `episode ${permissionId} is over`);
}

interface Values {
  url: string;
  headers: string | null;
  secret: string | null;
}

// Without a given or a made secret, the secret stays.
function isUnchanged(work: Work, before: ChannelWebhook, { url, headers, secret }: Values): boolean {
  if (before.url !== url || opened(work, before, 'headers') !== headers) return false;
  return secret === null || opened(work, before, 'secret') === secret;
}

type Part = keyof typeof NUMBER_WEBHOOK_COLUMNS;

const sealed = (work: Work, channelId: string, part: Part, text: string | null): string | null =>
  text === null ? null : work.services.sealer.seal(text, placeIn(NUMBER_WEBHOOK_COLUMNS[part], channelId));

// Undefined when the value was encrypted with another encryption key. Then it counts as different from any new value.
function opened(work: Work, row: ChannelWebhook, part: Part): string | null | undefined {
  const value = row[part];
  if (value == null) return null;
  try {
    return work.services.sealer.open(value, placeIn(NUMBER_WEBHOOK_COLUMNS[part], row.channelId));
  } catch {
    return undefined;
  }
}

function tell(tx: Transaction, { apiKeyId, partnerId, clientId, channelId }: NumberCall, url: string): void {
  const actor = { kind: 'channel_key', id: apiKeyId, account: null } as const;
  const data = { host: new URL(url).host };
  record(tx, actor, { type: 'webhook.set', partnerId, clientId, channelId, subjectId: channelId, data });
}
