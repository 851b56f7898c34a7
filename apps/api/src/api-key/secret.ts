import { KEY_KINDS, type KeyKind } from '@chatelaine/shared';
import { hasForm, type NewSecret, newSecretOf } from '../platform/secret.ts';

/** Makes a secret for a key of this kind. */
export const newSecret = (kind: KeyKind): NewSecret => newSecretOf(KEY_KINDS[kind].prefix);

/** Whether a string has the form of a key of this kind, checksum included. It need not exist. */
export const isWellFormed = (text: string, kind: KeyKind): boolean => hasForm(text, KEY_KINDS[kind].prefix);

/** The kind of key that a string claims to be, by its prefix alone. */
export const claimedKind = (text: string): KeyKind | null => KIND_OF.get(text.slice(0, text.indexOf('_'))) ?? null;

const KIND_OF = new Map(
  (Object.keys(KEY_KINDS) as KeyKind[]).map((kind): [prefix: string, kind: KeyKind] => [KEY_KINDS[kind].prefix, kind]),
);
