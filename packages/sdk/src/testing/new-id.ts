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

/** What the fake gives ids to. */
export type FakeIdKind = keyof typeof FORMS;

/** Makes an id of the server's form from a number, the same in every run. */
export function idOf(kind: FakeIdKind, number: number): string {
  const [prefix, digits, suffix] = FORMS[kind];
  return prefix + String(number).padStart(digits, '0') + suffix;
}

/** Makes a secret of the server's form from a number. It opens nothing anywhere. */
export function secretOf(kind: KeyKind, number: number): string {
  const body = `${KEY_KINDS[kind].prefix}_${String(number).padStart(32, '0')}`;
  return body + checksum(body);
}
