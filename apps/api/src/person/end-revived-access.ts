import type { Actor, PersonId } from '@chatelaine/shared';
import type { Transaction, Work } from '../platform/work.ts';
import { IS_TOKEN_LIVE, SET_TOKEN_ENDED } from './legacy-token/legacy-token.sql.ts';
import { isCodeOpenSql, SET_CODE_ENDED } from './one-time-code/one-time-code.sql.ts';
import { recordPerson } from './record-person.ts';
import { isSessionLiveSql, liveAt } from './session.sql.ts';
import { IS_LINK_OPEN } from './sign-up-link.sql.ts';

/**
 * The numbers of sessions, tokens, codes, links, offers, changes of e-mail addresses, known browsers and passkeys that give
 * people access after a restore from a backup.
 */
export interface RevivedAccess {
  sessions: number;
  legacyTokens: number;
  codes: number;
  signUpLinks: number;
  authenticatorOffers: number;
  emailChanges: number;
  knownBrowsers: number;
  passkeys: number;
}

/** One kind of access: its table, the rows that are still valid, and how they end. */
interface Kind {
  table: string;
  person: string;
  where: string;
  values(work: Work, until: Date): unknown[];
  /** The assignment that ends a row; null when the row is deleted. */
  set: string | null;
}

const open = (work: Work, until: Date) => [until, work.now];

// The locks have the same order as in `answerLink` and `endAccess`. The rows of ended codes stay, because their
// attempts still count in the limits. The rows of ended tokens stay, so that a refusal can say why a token ended. The
// rows of ended links stay, so that the use of an ended link is not logged as a guess.
const KINDS: Record<keyof RevivedAccess, Kind> = {
  emailChanges: {
    table: 'email_change',
    person: 'person_id',
    where: `created_at <= ? and ${IS_LINK_OPEN}`,
    values: open,
    set: null,
  },
  signUpLinks: {
    table: 'sign_up_link',
    person: 'person_id',
    where: `created_at <= ? and ${IS_LINK_OPEN}`,
    values: open,
    set: 'used_at = ?',
  },
  legacyTokens: {
    table: 'legacy_token',
    person: 'person_id',
    where: `created_at <= ? and ${IS_TOKEN_LIVE}`,
    values: open,
    set: SET_TOKEN_ENDED,
  },
  codes: {
    table: 'one_time_code',
    person: 'person_id',
    where: `created_at <= ? and ${isCodeOpenSql('?')}`,
    values: open,
    set: SET_CODE_ENDED,
  },
  authenticatorOffers: {
    table: 'authenticator_offer',
    person: 'person_id',
    where: 'created_at <= ?',
    values: (_work, until) => [until],
    set: null,
  },
  knownBrowsers: {
    table: 'known_device',
    person: 'person_id',
    where: 'created_at <= ?',
    values: (_work, until) => [until],
    set: null,
  },
  // Nobody knows which passkeys were removed after the backup. People have a password too, so nobody is locked out.
  passkeys: {
    table: 'passkey',
    person: 'person_id',
    where: 'created_at <= ?',
    values: (_work, until) => [until],
    set: null,
  },
  sessions: {
    table: 'identity.session',
    person: '"userId"',
    where: `"createdAt" <= ? and ${isSessionLiveSql('session')}`,
    values: (work, until) => [until, ...liveAt(work.now)],
    set: null,
  },
};

/** Counts the access that began before an instant and is still valid. */
export const countRevivedAccess = (work: Work, until: Date): Promise<RevivedAccess> =>
  forEach(async ({ table, where, values }) => {
    const rows = await work.em.execute<{ count: number }[]>(
      `select count(*)::int as count from ${table} where ${where}`,
      values(work, until),
    );
    return rows[0]?.count ?? 0;
  });

/**
 * Ends the access that began before an instant and is still valid, after a restore. When a person's sessions or legacy
 * token ended, or passkeys of this person, an event is recorded in each account of this person.
 */
export async function endRevivedAccess(
  work: Transaction,
  actor: Actor,
  until: Date,
  since: string,
): Promise<RevivedAccess> {
  const signedOut = new Map<PersonId, { sessions: number; legacyTokens: number }>();
  await work.em.execute('select from email_change where used_at is null order by hash for update');
  await work.em.execute('select from sign_up_link where used_at is null order by hash for update');
  const ended = await forEach(async ({ table, person, where, values, set }, name) => {
    const head = set === null ? `delete from ${table}` : `update ${table} set ${set}`;
    const named = name === 'passkeys' ? ', name' : '';
    const rows = await work.em.execute<{ person: PersonId; name: string }[]>(
      `${head} where ${where} returning ${person} as person${named}`,
      [...(set === null ? [] : [work.now]), ...values(work, until)],
    );
    if (name === 'passkeys') await recordPasskeys(work, actor, rows);
    if (name === 'sessions' || name === 'legacyTokens') {
      for (const { person: id } of rows) {
        const of = signedOut.get(id) ?? { sessions: 0, legacyTokens: 0 };
        of[name] += 1;
        signedOut.set(id, of);
      }
    }
    return rows.length;
  });
  for (const [id, of] of signedOut) {
    const data = { ...of, reason: 'restored', since } as const;
    await recordPerson(work, id, { type: 'person.signed_out', data }, actor);
  }
  return ended;
}

async function recordPasskeys(
  work: Transaction,
  actor: Actor,
  removed: readonly { person: PersonId; name: string }[],
): Promise<void> {
  for (const [id, passkeys] of Map.groupBy(removed, ({ person }) => person)) {
    const data = { names: passkeys.map(({ name }) => name), reason: 'restored' } as const;
    await recordPerson(work, id, { type: 'passkey.removed', data }, actor);
  }
}

async function forEach(count: (kind: Kind, name: keyof RevivedAccess) => Promise<number>): Promise<RevivedAccess> {
  const counts: RevivedAccess = {
    ...{ sessions: 0, legacyTokens: 0, codes: 0, signUpLinks: 0 },
    ...{ authenticatorOffers: 0, emailChanges: 0, knownBrowsers: 0, passkeys: 0 },
  };
  for (const name of Object.keys(KINDS) as (keyof RevivedAccess)[]) counts[name] = await count(KINDS[name], name);
  return counts;
}
