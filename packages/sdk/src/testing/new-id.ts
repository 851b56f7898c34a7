import { KEY_KINDS, type KeyKind } from '@chatelaine/shared';
import { checksum } from '../key/crc32.ts';

const FORMS = {
  client: ['', 10, 'CL'],
  channel: ['', 10, 'CH'],
  key: ['key_', 22, ''],
  request: ['req_', 22, ''],
  permission: ['per_', 22, ''],
  person: ['usr_', 22, ''],
  call: ['', 20, ''],
} as const;

/** The things that get ids in a fake. */
export type FakeIdKind = keyof typeof FORMS;

/** Makes an id in the server's format from a number. It is the same in every run. */
export function idOf(kind: FakeIdKind, number: number): string {
  const [prefix, digits, suffix] = FORMS[kind];
  return prefix + String(number).padStart(digits, '0') + suffix;
}

/** Makes a secret in the server's format from a number. No server accepts it. */
export function secretOf(kind: KeyKind, number: number): string {
  const body = `${KEY_KINDS[kind].prefix}_${String(number).padStart(32, '0')}`;
  return body + checksum(body);
}
