import type { KeyKind, KeyQuery } from '@chatelaine/shared';
import type { Condition } from '../platform/db/condition.ts';

/** Makes the condition that a key is of this kind. */
export const ofKind = (kind: KeyKind): Condition => ['k.kind = ?', [kind]];

/** Makes the conditions that a key has these labels. */
export function withLabels({ team, application, environment }: KeyQuery): Condition[] {
  const asked = { team, application, environment };
  return Object.entries(asked).flatMap(([column, value]): Condition[] =>
    value === undefined ? [] : [[`k.${column} = ?`, [value]]],
  );
}
