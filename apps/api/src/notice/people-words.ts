import { shownName } from '../platform/mail/shown-name.ts';
import type { NoticeType } from './addressees.rule.ts';
import type { NoticeContent, NoticeFact, Words } from './notice-fact.ts';

type AboutPeople = Extract<
  NoticeType,
  `person.${string}` | `authenticator.${string}` | `passkey.${string}` | `recovery_${string}` | 'legacy_token.created'
>;

const NOT_ME =
  'If this was not you, ask your operator for a new sign-up link at once: it ends every session and every passkey.';

/** The texts of notices about people: sign-ins, passwords, codes and roles. */
export const PEOPLE_WORDS: Record<AboutPeople, (telling: NoticeContent) => Words> = {
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
  'passkey.added': ({ facts }) => ({
    subject: 'A passkey was added to your account',
    what: 'From now on it signs you in without your password and without a code:',
    items: facts.flatMap(passkeysOf),
    undo: NOT_ME,
  }),
  'passkey.removed': ({ facts }) => ({
    subject:
      facts.flatMap(passkeysOf).length === 1
        ? 'A passkey was removed from your account'
        : 'Passkeys were removed from your account',
    what: WHY_REMOVED[removal(facts[0])],
    items: facts.flatMap(passkeysOf),
    undo: NOT_ME,
  }),
  'passkey.copied': ({ facts }) => ({
    subject: 'A passkey of your account was refused',
    what: 'Its device says that it signed no more often than before, so somebody may have a copy of it. Nobody was signed in:',
    items: facts.flatMap(passkeysOf),
    undo: 'Remove this passkey in your profile and add a new one. If you did not try to sign in, ask your operator for a new sign-up link at once.',
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
  'person.signed_in': ({ facts: [first] }) => ({
    subject: `You signed in from a new place: ${first.from}`,
    what: `Somebody signed in as you, with ${isByPasskey(first) ? 'your passkey' : 'your password'}, from where you never signed in before: ${first.from}.`,
    items: [],
    undo: NOT_ME,
  }),
  'legacy_token.created': ({ facts: [first] }) => ({
    subject: `A program signed in as you from a new place: ${first.from}`,
    what: `Somebody made a legacy token with your password, from where you never signed in before: ${first.from}.`,
    items: [],
    undo: NOT_ME,
  }),
  'person.code_failed': ({ facts: [first] }) => ({
    subject: 'Somebody has your password and tried a code',
    what: `Your password was right and the code after it was wrong, from where you never signed in before: ${first.from}. Nobody was signed in.`,
    items: [],
    undo: 'If it was you, try again. If not, ask your operator for a new sign-up link at once, and choose a password that you use nowhere else. You are told once a day at most.',
  }),
  'person.locked': ({ facts: [first] }) => ({
    subject: 'Too many wrong passwords for your account',
    what: `Wrong passwords or codes came so often that further tries have to wait. The last one came from ${first.from}. What others try does not keep you waiting where you signed in before.`,
    items: [],
    undo: 'If it was you, wait and try again. If not, choose a long password that you use nowhere else. You are told once a day at most.',
  }),
  'person.unlocked': ({ baseUrl }) => ({
    subject: 'You can sign in again',
    what: 'Wrong passwords and codes for your account count from zero again.',
    items: [],
    undo: `Sign in at ${baseUrl}/sign-in. If you did not ask for this, tell your operator.`,
  }),
  'person.password_changed': ({ facts: [first] }) => ({
    subject: 'Your password was changed',
    what: `A new password was set, from ${first.from}. Every session of before has ended. If you still have passkeys, they go on: your profile lists them.`,
    items: [],
    undo: NOT_ME,
  }),
  // The person has a new address now. This mail goes to the old one: see `sendNotice`.
  'person.email_changed': ({ facts: [first] }) => ({
    subject: 'Your e-mail address was changed',
    what: `You sign in with another e-mail address from now on, and this address gets no more mails about it. The change came from ${first.from}.`,
    items: [],
    undo: 'If this was not you, tell your operator at once: somebody has your password and was signed in as you.',
  }),
  'person.role_changed': (telling) => (telling.side === 'person' ? yourRoleChanged(telling) : roleChanged(telling)),
  'person.invited': ({ facts: [first] }) => ({
    subject: `${first.person} ${INVITED[invitation(first)]} ${accountOf(first)}`,
    what: hasPassword(first)
      ? 'This person has a password already, and can act in the account from now on:'
      : 'This person got a link with which name and password are set, and can act in the account then:',
    items: [`${first.person}, as ${first.event.type === 'person.invited' ? first.event.data.role : 'somebody'}`],
    undo: hasPassword(first)
      ? 'If nobody of you wanted it, remove this person, and tell your operator.'
      : 'If nobody of you wanted it, tell your operator at once: the link is good for three days.',
  }),
  'person.removed': (telling) => (telling.side === 'person' ? youWereRemoved(telling) : wasRemoved(telling)),
};

const WHY_REMOVED = {
  person: 'It no longer signs you in:',
  password_set: 'A password was set with a link, which ends all passkeys. These no longer sign you in:',
  operator: 'The operator removed what signs you in on a lost device. These no longer sign you in:',
  restored: 'The server was restored from a backup, so older passkeys ended. These no longer sign you in:',
};

const removal = ({ event }: NoticeFact): keyof typeof WHY_REMOVED =>
  event.type === 'passkey.removed' ? (event.data.reason ?? 'person') : 'person';

// A thief who adds a passkey chooses its name, so the mail must not make a link of it.
function passkeysOf({ event }: NoticeFact): string[] {
  if (event.type === 'passkey.removed') return event.data.names.map(shownName);
  return event.type === 'passkey.added' || event.type === 'passkey.copied' ? [shownName(event.data.name)] : [];
}

const isByPasskey = ({ event }: NoticeFact): boolean =>
  event.type === 'person.signed_in' && event.data.way === 'passkey';

const INVITED = {
  added: 'was added to',
  changed: 'has another role in',
  again: 'got a new sign-up link for',
};

/**
 * Says whether an invitation added a person, changed the person's role, or sent a new link. Events of an older version
 * do not have the earlier role.
 */
function invitation({ event }: NoticeFact): keyof typeof INVITED {
  if (event.type !== 'person.invited' || event.data.before === undefined) return 'added';
  return event.data.before === event.data.role ? 'again' : 'changed';
}

const hasPassword = ({ event }: NoticeFact): boolean =>
  event.type === 'person.invited' && event.data.hasPassword === true;

const newRole = ({ event }: NoticeFact): string =>
  event.type === 'person.role_changed' ? `${event.data.before} before, ${event.data.after} now` : 'another role';

function yourRoleChanged({ facts }: NoticeContent): Words {
  return {
    subject: `Your role in ${facts.length === 1 ? accountOf(facts[0]) : `${facts.length} accounts`} has changed`,
    what: 'What you may do has changed:',
    items: facts.map((fact) => `${accountOf(fact)}: ${newRole(fact)}`),
    undo: 'If this is a mistake, ask an owner of the account, or your operator.',
  };
}

function roleChanged({ facts: [first, ...more] }: NoticeContent): Words {
  return {
    subject: `Another role in ${accountOf(first)} for ${first.person}${more.length === 0 ? '' : ` and ${more.length} more`}`,
    what: 'What these people may do in the account has changed:',
    items: [first, ...more].map((fact) => `${fact.person}: ${newRole(fact)}`),
    undo: 'If nobody of you wanted it, change the role back, and tell your operator.',
  };
}

function youWereRemoved({ facts }: NoticeContent): Words {
  return {
    subject: `You were removed from ${facts.length === 1 ? accountOf(facts[0]) : `${facts.length} accounts`}`,
    what: 'You no longer belong to:',
    items: facts.map(accountOf),
    undo: 'Your sessions, codes and sign-up links have ended. If this is a mistake, ask an owner of the account, or your operator.',
  };
}

function wasRemoved({ facts: [first] }: NoticeContent): Words {
  return {
    subject: `${first.person} was removed from ${accountOf(first)}`,
    what: `This person no longer belongs to ${accountOf(first)}:`,
    items: [first.person],
    undo: 'If nobody of you wanted it, ask your operator to add this person again.',
  };
}

/** The one account in which the event was recorded. */
const accountOf = ({ partner, client }: NoticeFact): string => partner || client;
