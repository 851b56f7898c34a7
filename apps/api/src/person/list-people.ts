import type { PersonId } from '@chatelaine/shared';
import type { Work } from '../platform/work.ts';
import { isSessionLiveSql, liveAt } from './session.sql.ts';

/** A person in the operator's list. */
export interface ListedPerson {
  id: PersonId;
  email: string;
  name: string;
  /** Whether the person has a password. A person has no password before the answer to a sign-up link. */
  hasPassword: boolean;
  hasAuthenticator: boolean;
  /** The number of live sessions. */
  sessions: number;
  roles: { accountId: string; account: string; role: string }[];
}

/** Lists the people of one account or of all accounts, sorted by e-mail address. The list contains no secret. */
export function listPeople(work: Work, accountId?: string): Promise<ListedPerson[]> {
  return work.em.execute<ListedPerson[]>(LIST, [...liveAt(work.now), accountId ?? null, accountId ?? null]);
}

const LIST = `
  select u.id, u.email, u.name,
    exists (select from identity.account c where c."userId" = u.id and c.password is not null) as "hasPassword",
    exists (select from authenticator a where a.person_id = u.id) as "hasAuthenticator",
    (select count(*)::int from identity.session s
      where s."userId" = u.id and ${isSessionLiveSql('s')}) as sessions,
    coalesce((select jsonb_agg(jsonb_build_object(
        'accountId', r.account_id, 'account', coalesce(p.name, c.name), 'role', r.role) order by r.created_at, r.account_id)
      from person_role r
      left join partner p on p.id = r.account_id left join client c on c.id = r.account_id
      where r.person_id = u.id), '[]'::jsonb) as roles
  from identity."user" u
  where ?::text is null or exists (select from person_role r where r.person_id = u.id and r.account_id = ?)
  order by u.email`;
