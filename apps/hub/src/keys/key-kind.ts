import type { KeyKind, KeyView, Scope } from '@chatelaine/shared';
import type { OutputOf } from '../api/procedures.ts';

/** The noun of the procedures for each kind of key. */
export const NOUN_OF = { partner: 'partnerKeys', organization: 'organizationKeys', channel: 'channelKeys' } as const;

/** The noun of the procedures for a kind of key. */
export type KeyNoun = (typeof NOUN_OF)[KeyKind];

/** A key of any kind, as a list shows it. */
export interface AnyKey extends KeyView<Scope> {
  channelId?: string;
  channelIds?: string[] | null;
}

/** A key with its new secret. */
export type KeyWithSecret = OutputOf<`${KeyNoun}.rotate`>;

/** Whether the key works now. */
export const isLive = ({ status }: Pick<AnyKey, 'status'>): boolean => status === 'live';

/** The secret of a key that still works beside the newest one; undefined: there is no such secret. */
export const oldSecretOf = ({ secrets, hint }: AnyKey) =>
  secrets.find((secret) => secret.hint !== hint && secret.endsAt !== null && Date.parse(secret.endsAt) > Date.now());
