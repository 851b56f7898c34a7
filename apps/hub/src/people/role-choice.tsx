import { useAccount } from '../account/account-context.ts';
import type { ItemOf } from '../api/procedures.ts';
import { Choices } from '../parts/choices.tsx';
import * as t from '../texts/en/people.ts';

/** A role of a person in an account. */
export type Role = ItemOf<'people.list'>['role'];

interface RoleChoiceProps {
  value: Role;
  onChange(role: Role): void;
}

/** Chooses one of the roles of this kind of account. Each role says what it may do. */
export function RoleChoice({ value, onChange }: RoleChoiceProps) {
  const { type } = useAccount();
  const meanings = Object.entries(type === 'partner' ? t.partnerRoles : t.clientRoles) as [Role, string][];
  return (
    <Choices
      legend={t.role}
      lines={meanings.map(([role, text]) => ({ value: role, name: t.roleNames[role], text }))}
      chosen={[value]}
      isSingle
      onChange={([role = value]) => onChange(role)}
    />
  );
}
