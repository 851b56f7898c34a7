import type { ToldType } from './addressees.rule.ts';
import type { Telling, ToldFact, Words } from './told-fact.ts';

type AboutPeople = Extract<ToldType, `person.${string}` | `authenticator.${string}` | `recovery_${string}`>;

const NOT_ME = 'If this was not you, ask your operator for a new sign-up link at once: it ends every session.';

/** What notices say of people: who signs in, and with what. */
export const PEOPLE_WORDS: Record<AboutPeople, (telling: Telling) => Words> = {
  'authenticator.added': () => ({
    subject: 'An authenticator app was added to your account',
    what: 'From now on you sign in with a code of this app too, and its codes confirm what you do.',
    items: [],
    undo: NOT_ME,
  }),
  'authenticator.removed': () => ({
    subject: 'The authenticator app was removed from your account',
    what: 'From now on your password alone signs you in, and codes come by e-mail.',
    items: [],
    undo: NOT_ME,
  }),
  'recovery_codes.created': () => ({
    subject: 'New recovery codes were made for your account',
    what: 'The recovery codes that you had before are no longer good.',
    items: [],
    undo: NOT_ME,
  }),
  'recovery_code.used': () => ({
    subject: 'A recovery code of your account was used',
    what: 'It was used in place of a code of your authenticator app, and is not good again.',
    items: [],
    undo: NOT_ME,
  }),
  'person.signed_out': ({ baseUrl }) => ({
    subject: 'You were signed out everywhere',
    what: 'Every session of yours has ended, and your legacy token, if you had one.',
    items: [],
    undo: `To go on, sign in again at ${baseUrl}/sign-in. If you did not expect this, ask your operator why.`,
  }),
  'person.removed': (telling) => (telling.side === 'person' ? youWereRemoved(telling) : wasRemoved(telling)),
};

function youWereRemoved({ facts }: Telling): Words {
  return {
    subject: `You were removed from ${facts.length === 1 ? accountOf(facts[0]) : `${facts.length} accounts`}`,
    what: 'You no longer belong to:',
    items: facts.map(accountOf),
    undo: 'Your sessions, codes and sign-up links have ended. If this is a mistake, ask an owner of the account, or your operator.',
  };
}

function wasRemoved({ facts: [first] }: Telling): Words {
  return {
    subject: `${first.person} was removed from ${accountOf(first)}`,
    what: `This person no longer belongs to ${accountOf(first)}:`,
    items: [first.person],
    undo: 'If nobody of you wanted it, ask your operator to add this person again.',
  };
}

/** The one account in which it was recorded. */
const accountOf = ({ partner, client }: ToldFact): string => partner || client;
