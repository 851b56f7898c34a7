import type { KeyKind, KeyQuery } from '@chatelaine/shared';
import type { Condition } from './visible-keys.ts';

/** The tables that conditions about keys speak of: `k` the key, `ch` its channel, `e` its episode. */
export const KEY_TABLES =
  'api_key k left join channel ch on ch.id = k.channel_id left join permission e on e.id = k.permission_id';

/** Whether the permission behind a key is open at an instant: one value. */
export const IS_OPEN =
  '(k.permission_id is null or (e.withdrawn_at is null and (e.expires_at is null or e.expires_at > ?)))';
const ALIVE = `exists (select from api_key_secret s where s.api_key_id = k.id and s.ended_at is null and (s.ends_at is null or s.ends_at > ?))`;

/** Keys that work at an instant, or with `false` those that do not. The same as `keyStatus`, in SQL. */
export const isLive = (now: Date, wanted = true): Condition => [
  `(k.revoked_at is null and (k.expires_at is null or k.expires_at > ?) and ${IS_OPEN} and ${ALIVE}) = ?`,
  [now, now, now, wanted],
];

export const ofKind = (kind: KeyKind): Condition => ['k.kind = ?', [kind]];

/** Keys with these labels. */
export function withLabels({ team, application, environment }: KeyQuery): Condition[] {
  const asked = { team, application, environment };
  return Object.entries(asked).flatMap(([column, value]): Condition[] =>
    value === undefined ? [] : [[`k.${column} = ?`, [value]]],
  );
}
