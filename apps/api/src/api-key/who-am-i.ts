import type { ApiKeyId, ClientId, KeyKind, PartnerId, WhoAmI } from '@chatelaine/shared';
import { ClientEntity } from '../client/index.ts';
import { PartnerEntity } from '../partner/index.ts';
import type { Work } from '../platform/work.ts';
import { ApiKeyEntity, ApiKeySecretEntity } from './api-key.entity.ts';

/** A key that was let in, and the secret with which. */
export interface AdmittedKey {
  id: ApiKeyId;
  hash: Buffer;
  /** Its partner or client; of a channel key the client who owns the number. */
  accountId: PartnerId | ClientId;
}

/** Tells a key what it is: kind, account, scopes, restrictions. Of its secret only the hint. */
export async function whoAmI(work: Work, { id, hash, accountId }: AdmittedKey): Promise<WhoAmI> {
  const key = await work.em.findOneOrFail(ApiKeyEntity, { id });
  const secret = await work.em.findOneOrFail(ApiKeySecretEntity, { hash });
  const { kind, name, scopes, channelId, channelIds } = key;
  return {
    id,
    kind,
    account: await accountOf(work, kind, accountId),
    ...(channelId === null ? {} : { channelId }),
    ...(channelIds === null ? {} : { channelIds: [...channelIds] }),
    name,
    scopes: [...scopes],
    team: key.team,
    application: key.application,
    environment: key.environment,
    allowedAddresses: key.allowedAddresses && [...key.allowedAddresses],
    limits: { perMinute: key.limitPerMinute, perMonth: key.limitPerMonth },
    expiresAt: key.expiresAt?.toISOString() ?? null,
    createdAt: key.createdAt.toISOString(),
    secretHint: secret.hint,
  };
}

// A channel key belongs to its number, so its account is the client who owns it, whoever made it.
async function accountOf(work: Work, kind: KeyKind, accountId: string): Promise<WhoAmI['account']> {
  if (kind === 'partner') {
    const { id, name } = await work.em.findOneOrFail(PartnerEntity, { id: accountId });
    return { type: 'partner', id, name };
  }
  const { id, name } = await work.em.findOneOrFail(ClientEntity, { id: accountId });
  return { type: 'client', id, name };
}
