import { type Act, RIGHTS, type Right } from '@chatelaine/shared';
import type { OwnAccount } from './account-context.ts';

/** Whether the role of the person in this account allows an act. The server decides again with the same table. */
export function may({ type, role }: OwnAccount, act: Act): boolean {
  const right: Right = RIGHTS[act];
  const roles: readonly string[] = right[type];
  return roles.includes(role);
}
