import './role-choice.css';
import { useOwnId } from '@chatelaine/ui/own-id';
import { useAccount } from '../account/account-context.ts';
import type { ItemOf } from '../api/procedures.ts';
import * as t from '../texts/en/people.ts';

export type Role = ItemOf<'people.list'>['role'];

interface RoleChoiceProps {
  value: Role;
  onChange(role: Role): void;
}

/** Chooses one of the roles of this kind of account. Each role says what it may do. */
export function RoleChoice({ value, onChange }: RoleChoiceProps) {
  const name = useOwnId();
  const { type } = useAccount();
  const meanings = Object.entries(type === 'partner' ? t.partnerRoles : t.clientRoles) as [Role, string][];
  return (
    <fieldset class="roles">
      <legend>{t.role}</legend>
      {meanings.map(([role, meaning]) => (
        <label key={role}>
          <input type="radio" name={name} checked={role === value} onChange={() => onChange(role)} />
          <span>
            <b>{t.roleNames[role]}</b>
            <small>{meaning}</small>
          </span>
        </label>
      ))}
    </fieldset>
  );
}
