import type { Profile, UpdateProfileInput } from '@chatelaine/shared';
import { transaction, type Work } from '../../platform/work.ts';
import { findAuthenticator } from '../authenticator/find-authenticator.ts';
import type { Session } from '../identity.ts';
import { hasPasskey } from '../passkey/list-passkeys.ts';
import { PersonProfileEntity } from '../person.entity.ts';
import { isFresh } from '../session.rule.ts';
import { findLocale } from './find-locale.ts';

/** Gets the profile of the person who is signed in. */
export async function getProfile(work: Work, session: Session): Promise<Profile> {
  const { personId: id, email } = session;
  const [named] = await work.em.execute<{ name: string }[]>('select name from identity."user" where id = ?', [id]);
  return {
    id,
    email,
    name: named?.name ?? session.name,
    locale: await findLocale(work, id),
    hasAuthenticator: (await findAuthenticator(work, id)) !== null,
    hasPasskey: await hasPasskey(work, id),
    isFresh: isFresh(session, work.now),
    accounts: await work.em.execute<Profile['accounts']>(ACCOUNTS, [id]),
  };
}

const ACCOUNTS = `
  select r.account_type as type, r.account_id as id, coalesce(p.name, c.name) as name, r.role,
    coalesce(p.status, c.status) as status
  from person_role r
  left join partner p on r.account_type = 'partner' and p.id = r.account_id
  left join client c on r.account_type = 'client' and c.id = r.account_id
  where r.person_id = ? order by r.created_at, r.account_id`;

/** Changes the name and the language of the person who is signed in. */
export async function updateProfile(work: Work, session: Session, input: UpdateProfileInput): Promise<Profile> {
  const { personId } = session;
  const { name, locale } = input;
  await transaction(work, async (tx) => {
    if (name !== undefined)
      await tx.em.execute('update identity."user" set name = ?, "updatedAt" = ? where id = ?', [
        ...[name, tx.now],
        personId,
      ]);
    if (locale === null) await tx.em.nativeDelete(PersonProfileEntity, { personId });
    else if (locale !== undefined) await tx.em.upsert(PersonProfileEntity, { personId, locale });
  });
  return getProfile(work, session);
}
