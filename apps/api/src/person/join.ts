import type { SignUpInput } from '@chatelaine/shared';
import { Refusal } from '../platform/refusal.ts';
import { transaction, type Work } from '../platform/work.ts';
import { hashToken } from './invite-person.ts';
import { endLegacyToken } from './legacy-token/end-legacy-token.ts';
import { SignUpLinkEntity } from './person.entity.ts';
import { recordPerson } from './record-person.ts';
import type { PersonDeps } from './sign-in.ts';

/**
 * Answers a one-time sign-up link: sets name and password. The link's row is locked meanwhile, so it works once; if we
 * die after the password was set, the link still works for the same person, who loses nothing.
 *
 * @throws {Refusal} `not_found` when the link was used, has expired or never was.
 */
export function join({ identity, failures }: PersonDeps, work: Work, input: SignUpInput): Promise<{ email: string }> {
  const { address } = work.origin;
  // Who is nobody in particular is not counted as one, as in guessPassword; a token is beyond guessing.
  return failures.lookUp(address === null ? [] : [`sign-up address ${address}`], () =>
    transaction(work, async (tx) => {
      const hash = hashToken(input.token);
      // All links of the person, in one order: two of them answered at once must not wait for each other.
      await tx.em.execute(
        `select hash from sign_up_link where person_id = (select person_id from sign_up_link where hash = ?)
         order by hash for update`,
        [hash],
      );
      const link = await tx.em.findOne(SignUpLinkEntity, { hash });
      if (link === null || link.usedAt != null || link.expiresAt <= tx.now)
        throw new Refusal('not_found', 'sign-up link', { isGuess: link === null });
      const person = await identity.findById(link.personId);
      if (person === null) throw new Refusal('not_found', 'sign-up link of nobody');
      link.usedAt = tx.now;
      // Older links of the same person end with it.
      await tx.em.nativeUpdate(SignUpLinkEntity, { personId: link.personId, usedAt: null }, { usedAt: tx.now });
      await endLegacyToken(tx, person.id);
      await identity.setPassword(person.id, input.name, input.password);
      await recordPerson(tx, person.id, 'person.joined');
      return { email: person.email };
    }),
  );
}
