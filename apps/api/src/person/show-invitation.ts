import type { Invitation } from '@chatelaine/shared';
import { requireWritable } from '../platform/db/read-only.ts';
import { Refusal } from '../platform/refusal.ts';
import type { Work } from '../platform/work.ts';
import { chosenName } from './chosen-name.rule.ts';
import { hasPassword } from './has-password.ts';
import type { Identity } from './identity.ts';
import { hashToken } from './make-sign-up-link.ts';
import { SignUpLinkEntity } from './person.entity.ts';
import { isLinkOpen } from './sign-up-link.rule.ts';

// A link does not name its account, so the page shows the account to which the person was added last.
const ACCOUNT = `
  select coalesce(cl.name, pa.name) as name
  from person_role r
  left join client cl on cl.id = r.account_id
  left join partner pa on pa.id = r.account_id
  where r.person_id = ?
  order by r.created_at desc, r.account_id
  limit 1`;

/**
 * Shows the person and the account of a one-time sign-up link, and changes nothing.
 *
 * @throws {Refusal} `not_found` when the link was used, has expired or never existed.
 */
export async function showInvitation(identity: Identity, work: Work, token: string): Promise<Invitation> {
  await requireWritable(work.services.aside);
  // A refused link is not counted as a guess, because nobody can guess a token, and a person with an old link is no
  // attacker.
  const link = await work.em.findOne(SignUpLinkEntity, { hash: hashToken(token) });
  const isOpen = link !== null && isLinkOpen(link, work.now);
  const person = isOpen ? await identity.findById(link.personId) : null;
  if (person === null) throw new Refusal('not_found', 'sign-up link');
  const [account] = await work.em.execute<{ name: string }[]>(ACCOUNT, [person.id]);
  const { email } = person;
  return {
    ...{ email, name: chosenName(person), company: account?.name ?? null },
    hasPassword: await hasPassword(work, person.id),
    purpose: link?.purpose ?? 'invitation',
  };
}
