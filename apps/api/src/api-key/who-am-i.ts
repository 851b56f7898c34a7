import type { ApiKeyId, WhoAmI } from '@chatelaine/shared';
import { ClientEntity } from '../client/index.ts';
import { PartnerEntity } from '../partner/index.ts';
import type { Work } from '../platform/work.ts';
import { type ApiKey, ApiKeyEntity, ApiKeySecretEntity } from './api-key.entity.ts';

/** A key that was let in, and the secret with which. */
export interface AdmittedKey {
  id: ApiKeyId;
  hash: Buffer;
  /** Of a channel key the client who owns the number. */
  clientId: string | null;
}

/** Tells a key what it is: kind, account, scopes, restrictions. Of its secret only the hint. */
export async function whoAmI(work: Work, { id, hash, clientId }: AdmittedKey): Promise<WhoAmI> {
  const key = await work.em.findOneOrFail(ApiKeyEntity, { id });
  const secret = await work.em.findOneOrFail(ApiKeySecretEntity, { hash });
  const { kind, name, scopes, channelId, channelIds } = key;
  return {
    id,
    kind,
    account: await accountOf(work, key, clientId),
    ...(channelId == null ? {} : { channelId }),
    ...(channelIds == null ? {} : { channelIds: [...channelIds] }),
    name,
    scopes: [...scopes],
    team: key.team ?? null,
    application: key.application ?? null,
    environment: key.environment ?? null,
    allowedAddresses: key.allowedAddresses == null ? null : [...key.allowedAddresses],
    limits: { perMinute: key.limitPerMinute ?? null, perMonth: key.limitPerMonth ?? null },
    expiresAt: key.expiresAt?.toISOString() ?? null,
    createdAt: key.createdAt.toISOString(),
    secretHint: secret.hint,
  };
}

// A channel key belongs to its number, so its account is the client who owns it, whoever made it.
async function accountOf(work: Work, key: ApiKey, clientId: string | null): Promise<WhoAmI['account']> {
  if (key.kind === 'partner') {
    const { id, name } = await work.em.findOneOrFail(PartnerEntity, { id: key.partnerId ?? '' });
    return { type: 'partner', id, name };
  }
  const { id, name } = await work.em.findOneOrFail(ClientEntity, { id: clientId ?? '' });
  return { type: 'client', id, name };
}
