import { isDeepStrictEqual } from 'node:util';
import {
  type Actor,
  distinctUrls,
  logoProblem,
  type PartnerId,
  type Settings,
  type SettingsInput,
} from '@chatelaine/shared';
import type { Confirm } from '../call/confirm.ts';
import { record } from '../event/index.ts';
import { Refusal } from '../platform/refusal.ts';
import { transaction, type Work } from '../platform/work.ts';
import { getOwnPartner, lockOwnPartner } from './get-partner.ts';
import { redirectProblem } from './redirect-problem.ts';
import { viewSettings } from './settings.view.ts';

/** Gets the settings of the actor's own partner. */
export async function getSettings(work: Work, actor: Actor): Promise<Settings> {
  return viewSettings(await getOwnPartner(work, actor));
}

/** A change of a partner's settings, and the check of the one-time code that new redirect URLs need. */
export interface SettingsChange {
  /** Only the operator sets `name` and `testing`, because clients recognise a partner by its name and by this mark. */
  input: Partial<SettingsInput & Pick<Settings, 'name' | 'testing'>>;
  confirm: Confirm;
  /** The partner to change, when the operator acts. */
  partnerId?: PartnerId;
}

/**
 * Changes a partner's settings. To change redirect URLs, a person needs a one-time code and a key needs the scope
 * `settings`.
 */
export function updateSettings(
  work: Work,
  actor: Actor,
  { input: given, confirm, partnerId }: SettingsChange,
): Promise<Settings> {
  return transaction(work, async (begun) => {
    const redirectUrls = given.redirectUrls && distinctUrls(given.redirectUrls);
    const input = { ...given, ...(redirectUrls && { redirectUrls }) };
    requireLogo(input.logo ?? null);
    // A change that only removes URLs needs the code too. When a link names no URL, people return to the first URL of
    // the list, and the change may replace this first URL.
    const movesUrls = (now: Pick<Settings, 'redirectUrls'>) =>
      redirectUrls !== undefined && !isDeepStrictEqual(now.redirectUrls, redirectUrls);
    // The code is checked before the lock, so that other requests do not wait while somebody guesses codes.
    const found = viewSettings(await getOwnPartner(begun, actor, partnerId));
    requireRedirectUrls(begun, found, given);
    const isConfirmed = movesUrls(found);
    if (isConfirmed) await confirm(begun);
    const { partner, work: tx } = await lockOwnPartner(begun, actor, partnerId);
    const before = viewSettings(partner);
    requireRedirectUrls(tx, before, given);
    tx.em.assign(partner, input);
    const after = viewSettings(partner);
    if (isDeepStrictEqual(before, after)) return after;
    if (movesUrls(before) && !isConfirmed) await confirm(tx);
    record(tx, actor, {
      type: 'settings.updated',
      partnerId: partner.id,
      subjectId: partner.id,
      data: { before: recorded(before), after: recorded(after) },
    });
    await tx.em.flush();
    return after;
  });
}

function requireLogo(logo: string | null): void {
  const message = logo === null ? null : logoProblem(logo);
  if (message !== null) throw new Refusal('invalid_input', 'logo', { issues: [{ path: 'logo', message }] });
}

// An event only says whether there is a logo, because the image would make the event large.
const recorded = ({ logo, ...rest }: Settings) => ({ ...rest, hasLogo: logo !== null });

/**
 * Refuses a new list with URLs that cannot be used. The refusal has one issue for each such URL. It also refuses to
 * remove the mark `testing` while the list has a URL that only a testing partner may have.
 */
export function requireRedirectUrls(
  work: Work,
  before: Pick<Settings, 'testing' | 'redirectUrls'>,
  input: Partial<Pick<Settings, 'testing' | 'redirectUrls'>>,
): void {
  const { testing = before.testing, redirectUrls } = input;
  const urls = redirectUrls ?? (before.testing && !testing ? before.redirectUrls : []);
  const issues = urls.flatMap((url, index) => {
    const message = redirectProblem(work, { testing }, url);
    if (message === null) return [];
    if (redirectUrls !== undefined) return [{ path: `redirectUrls.${index}`, message }];
    return [{ path: 'testing', message: `${url} is on its list, where only a partner that tests may have it.` }];
  });
  if (issues.length > 0) throw new Refusal('invalid_input', 'redirect URLs', { issues });
}
