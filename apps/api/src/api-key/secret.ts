import { KEY_KINDS, type KeyKind } from '@chatelaine/shared';
import { hasForm, type NewSecret, newSecretOf } from '../platform/secret.ts';

/** Makes a secret for a key of this kind. */
export const newSecret = (kind: KeyKind): NewSecret => newSecretOf(KEY_KINDS[kind].prefix);

/** Whether a string has the form of a key of this kind, including the checksum. The key need not exist. */
export const isWellFormed = (text: string, kind: KeyKind): boolean => hasForm(text, KEY_KINDS[kind].prefix);

/** Returns the kind of key that the prefix of a string names. It checks nothing else. */
export const claimedKind = (text: string): KeyKind | null => KIND_OF.get(text.slice(0, text.indexOf('_'))) ?? null;

const KIND_OF = new Map(
  (Object.keys(KEY_KINDS) as KeyKind[]).map((kind): [prefix: string, kind: KeyKind] => [KEY_KINDS[kind].prefix, kind]),
);
