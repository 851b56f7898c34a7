import type { ChannelKey, ChannelScope } from '@chatelaine/shared';
import type { ApiKey, ApiKeySecret } from './api-key.entity.ts';
import { keyStatus } from './api-key.rule.ts';

/** What is read together to show a key. */
export interface KeyParts {
  key: ApiKey;
  /** Oldest first. */
  secrets: readonly ApiKeySecret[];
  isPermissionOpen: boolean;
  lastUsedAt: Date | null;
}

/** Shows a channel key as it stands at an instant. No field of it is a secret. */
export function viewChannelKey({ key, secrets, isPermissionOpen, lastUsedAt }: KeyParts, now: Date): ChannelKey {
  return {
    id: key.id,
    channelId: key.channelId ?? '',
    name: key.name,
    scopes: key.scopes.filter((scope): scope is ChannelScope => scope === 'send' || scope === 'manage'),
    status: keyStatus(key, secrets, isPermissionOpen, now),
    hint: secrets.at(-1)?.hint ?? '',
    secrets: secrets.map(({ hint, createdAt, endsAt }) => ({
      hint,
      createdAt: createdAt.toISOString(),
      endsAt: endsAt?.toISOString() ?? null,
    })),
    limits: { perMinute: key.limitPerMinute ?? null, perMonth: key.limitPerMonth ?? null },
    createdAt: key.createdAt.toISOString(),
    expiresAt: key.expiresAt?.toISOString() ?? null,
    revokedAt: key.revokedAt?.toISOString() ?? null,
    lastUsedAt: lastUsedAt?.toISOString() ?? null,
  };
}
