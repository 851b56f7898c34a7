import type {
  ChannelKey,
  ChannelScope,
  KeyKind,
  KeyMaker,
  KeyView,
  OrganizationKey,
  OrganizationScope,
  PartnerKey,
  PartnerScope,
  Scope,
} from '../api-key.ts';
import type { ApiKeyId, ChannelId, ClientId, PartnerId } from '../id.ts';
import { present } from '../present.ts';
import type { RefusalCode } from '../refusal.ts';
import { isSecretAlive, type KeyDates, keyStatus, type SecretDates } from '../rule/api-key.rule.ts';
import type { KeySettingValues } from '../rule/key-settings.rule.ts';
import { remainingOf, type Windows } from '../rule/rate-window.rule.ts';

/** The view of a key has this number of newest secrets, and every older secret that is still alive. */
export const RECENT_SECRETS = 5;

/** The public type of each kind of key. */
export interface KeyOf {
  channel: ChannelKey;
  partner: PartnerKey;
  organization: OrganizationKey;
}

/** A key as the database stores it. */
export interface KeptKey extends KeySettingValues, KeyDates {
  id: ApiKeyId;
  name: string;
  partnerId: PartnerId | null;
  clientId: ClientId | null;
  channelId: ChannelId | null;
  createdAt: Date;
}

/** A secret as the database stores it. */
export interface KeptSecret extends SecretDates {
  hint: string;
  createdAt: Date;
}

/** All data about a key from which its public view is made. */
export interface KeyParts {
  key: KeptKey;
  /** All secrets that are alive, and at least the {@link RECENT_SECRETS} newest secrets, oldest first. */
  secrets: readonly KeptSecret[];
  isPermissionOpen: boolean;
  lastUse: { at: Date; from: string | null } | null;
  lastRefusal: { at: Date; reason: RefusalCode } | null;
  windows: Windows;
  /** Who made the key, as far as the reader may know it. */
  createdBy: KeyMaker | null;
}

const VIEWS: { [K in KeyKind]: (parts: KeyParts, now: Date) => KeyOf[K] } = {
  channel: (parts, now) => ({
    ...viewCommon<ChannelScope>(parts, now),
    channelId: present(parts.key.channelId, 'channel of the key'),
  }),
  partner: (parts, now) => ({
    ...viewCommon<PartnerScope>(parts, now),
    partnerId: present(parts.key.partnerId, 'partner of the key'),
  }),
  organization: (parts, now) => ({
    ...viewCommon<OrganizationScope>(parts, now),
    clientId: present(parts.key.clientId, 'client of the key'),
    channelIds: parts.key.channelIds,
  }),
};

/** Returns the public view of a key at the instant `now`. No field of the view has a secret. */
export const viewKey = <K extends KeyKind>(kind: K, parts: KeyParts, now: Date): KeyOf[K] => VIEWS[kind](parts, now);

function viewCommon<S extends Scope>(parts: KeyParts, now: Date): KeyView<S> {
  const { key, secrets, isPermissionOpen, lastUse, lastRefusal } = parts;
  const { id, name, team, application, environment, allowedAddresses } = key;
  const limits = { perMinute: key.limitPerMinute, perMonth: key.limitPerMonth };
  return {
    ...{ id, name, team, application, environment, allowedAddresses },
    // The scopes were checked when the key was made: a key only has scopes of its kind.
    scopes: key.scopes as S[],
    status: keyStatus(key, secrets, isPermissionOpen, now),
    hint: secrets.at(-1)?.hint ?? '',
    secrets: shown(secrets, now).map(({ hint, createdAt, endsAt }) => ({
      hint,
      createdAt: createdAt.toISOString(),
      endsAt: endsAt?.toISOString() ?? null,
    })),
    limits,
    remaining: remainingOf(limits, parts.windows),
    createdAt: key.createdAt.toISOString(),
    createdBy: parts.createdBy,
    expiresAt: key.expiresAt?.toISOString() ?? null,
    revokedAt: key.revokedAt?.toISOString() ?? null,
    lastUsedAt: lastUse?.at.toISOString() ?? null,
    lastUsedFrom: lastUse?.from ?? null,
    lastRefusedAt: lastRefusal?.at.toISOString() ?? null,
    lastRefusedReason: lastRefusal?.reason ?? null,
  };
}

// Returns the secrets that the view has: all secrets that are alive, and the newest secrets. If the view had all
// secrets, the list of a key that is rotated every day would grow without end.
function shown(secrets: readonly KeptSecret[], now: Date): KeptSecret[] {
  const recent = new Set(secrets.slice(-RECENT_SECRETS));
  return secrets.filter((secret) => recent.has(secret) || isSecretAlive(secret, now));
}
