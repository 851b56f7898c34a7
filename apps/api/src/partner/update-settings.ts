import { isDeepStrictEqual } from 'node:util';
import { type Actor, distinctUrls, type PartnerId, type Settings, type SettingsInput } from '@chatelaine/shared';
import type { Confirm } from '../call/confirm.ts';
import { record } from '../event/index.ts';
import { Refusal } from '../platform/refusal.ts';
import { transaction, type Work } from '../platform/work.ts';
import { getOwnPartner, lockOwnPartner } from './get-partner.ts';
import { logoProblem } from './logo.rule.ts';
import { redirectProblem } from './redirect-problem.ts';
import { viewSettings } from './settings.view.ts';

/** What to change, and what new redirect URLs are confirmed with. */
export interface SettingsChange {
  /** The name is the operator's to set, because clients know the partner by it, and so is whether it tests. */
  input: Partial<SettingsInput & Pick<Settings, 'name' | 'testing'>>;
  confirm: Confirm;
  /** Whose, when the operator changes them. */
  partnerId?: PartnerId;
}

/** Changes a partner's settings. A person needs a one-time code for other redirect URLs; a key needs the scope. */
export function updateSettings(
  work: Work,
  actor: Actor,
  { input: given, confirm, partnerId }: SettingsChange,
): Promise<Settings> {
  return transaction(work, async (begun) => {
    const redirectUrls = given.redirectUrls && distinctUrls(given.redirectUrls);
    const input = { ...given, ...(redirectUrls && { redirectUrls }) };
    requireLogo(input.logo ?? null);
    // Also a shorter list: the first URL is where people go when a link names none.
    const movesUrls = (now: Pick<Settings, 'redirectUrls'>) =>
      redirectUrls !== undefined && !isDeepStrictEqual(now.redirectUrls, redirectUrls);
    // Before the lock: nobody else waits for who guesses at a code.
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

// An event says that there is a logo; the image itself would only make the record heavy.
const recorded = ({ logo, ...rest }: Settings) => ({ ...rest, hasLogo: logo !== null });

/**
 * Refuses a new list with one issue for each URL that cannot be used; and the end of a test while the list still has an
 * address that only a test may have.
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
