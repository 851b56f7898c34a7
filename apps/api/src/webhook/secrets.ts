import type { WebhookKind } from '@chatelaine/shared';
import { placeIn, type SealedColumn } from '../platform/seal.ts';
import type { Work } from '../platform/work.ts';
import { isOldSecretAlive } from './old-secret.rule.ts';

const ofWebhook = (column: string): SealedColumn => ({ table: 'webhook', column, id: 'id', setAt: 'updated_at' });
const ofNumber = (column: string): SealedColumn => ({
  table: 'channel_webhook',
  column,
  id: 'channel_id',
  setAt: 'set_at',
});

/** The columns with the encrypted secrets and custom headers of the webhooks of accounts. */
export const WEBHOOK_COLUMNS = {
  secret: ofWebhook('secret'),
  oldSecret: ofWebhook('old_secret'),
  headers: ofWebhook('headers'),
} as const;

/** The columns with the encrypted secrets and custom headers of the webhooks of numbers. */
export const NUMBER_WEBHOOK_COLUMNS = { secret: ofNumber('secret'), headers: ofNumber('headers') } as const;

/** All columns with encrypted values of webhooks. */
export const SEALED_OF_WEBHOOKS: readonly SealedColumn[] = [
  ...Object.values(WEBHOOK_COLUMNS),
  ...Object.values(NUMBER_WEBHOOK_COLUMNS),
];

/** A part of a webhook of an account that is encrypted in its row. */
export type SealedPart = keyof typeof WEBHOOK_COLUMNS;

/** Encrypts a secret, or the custom headers as JSON, for the row of a webhook of an account. */
export function sealForWebhook(work: Work, part: SealedPart, webhookId: string, text: string): string {
  return work.services.sealer.seal(text, placeIn(WEBHOOK_COLUMNS[part], webhookId));
}

/**
 * Decrypts a secret, or the custom headers as JSON, of a webhook of an account. Null when the value was encrypted with an
 * ENCRYPTION_KEY that is lost.
 */
export function openUnlessLost(work: Work, part: SealedPart, webhookId: string, sealed: string): string | null {
  try {
    return work.services.sealer.open(sealed, placeIn(WEBHOOK_COLUMNS[part], webhookId));
  } catch {
    return null;
  }
}

/** The encrypted values of a webhook of any kind. The webhook of a number has no secret before. */
export interface SealedWebhook {
  kind: WebhookKind;
  webhookId: string;
  secret: string | null;
  oldSecret: string | null;
  oldSecretEndsAt: Date | null;
  headers: string | null;
}

/**
 * Decrypts what a delivery needs: the secrets that sign at an instant, the newest first, and the custom headers. A
 * webhook of a number that was set before deliveries were signed has no secret.
 *
 * @throws when a value was encrypted with another ENCRYPTION_KEY.
 */
export function openWebhookSecrets(
  work: Pick<Work, 'services'>,
  row: SealedWebhook,
  at: Date,
): { secrets: string[]; headers: Record<string, string> } {
  const columns: Record<'secret' | 'headers', SealedColumn> & { oldSecret?: SealedColumn } =
    row.kind === 'channel' ? NUMBER_WEBHOOK_COLUMNS : WEBHOOK_COLUMNS;
  const open = (sealed: string | null, column: SealedColumn | undefined): string | null =>
    sealed === null || column === undefined ? null : work.services.sealer.open(sealed, placeIn(column, row.webhookId));
  const old = isOldSecretAlive(row.oldSecretEndsAt, at) ? row.oldSecret : null;
  const secrets = [open(row.secret, columns.secret), open(old, columns.oldSecret)];
  const headers: Record<string, string> = JSON.parse(open(row.headers, columns.headers) ?? '{}');
  return { secrets: secrets.filter((secret) => secret !== null), headers };
}
