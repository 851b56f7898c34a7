import { eventually } from '@chatelaine/tools/browser/eventually';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { type ButtonSite, type Callback, toldOnce } from './connect-button.ts';
import { arriveAs, signIn } from './sign-in.ts';

/** The heading of the question screen, which asks for permission. */
export const CHOOSE = 'Acme Inbox asks for permission on your WhatsApp numbers';
/** The heading of the page for a link that cannot be used. */
export const BAD_LINK = "This link can't be used";

/** Opens the popup of the button as the owner of the bakery. */
export async function openQuestion(opened: ButtonSite): Promise<Page> {
  await arriveAs(opened.world, opened.world.bakery.user);
  const popup = await opened.connect();
  await popup.getByRole('heading', { name: CHOOSE }).waitFor();
  return popup;
}

/**
 * Opens the popup of the button and signs in there as the owner of the bakery. So the browser has the cookie that our
 * server sets.
 */
export async function signInThere(opened: ButtonSite): Promise<Page> {
  const popup = await opened.connect();
  await signIn(popup, opened.world.bakery.user);
  await popup.getByRole('heading', { name: CHOOSE }).waitFor();
  return popup;
}

/** Grants permission for these numbers. The page that confirms the grant stays for two seconds. */
export async function grant(popup: Page, numbers: readonly string[]): Promise<void> {
  for (const number of numbers) await popup.getByRole('checkbox', { name: number }).check();
  await popup.getByRole('button', { name: /^Grant permission for/ }).click();
}

/** Withdraws permission for these numbers, with the review that the page demands. */
export async function withdraw(popup: Page, numbers: readonly string[]): Promise<void> {
  for (const number of numbers) await popup.getByRole('checkbox', { name: number }).uncheck();
  await popup.getByRole('button', { name: /^Withdraw permission for/ }).click();
  await popup.getByRole('button', { name: 'Withdraw permission' }).click();
}

/** Leaves the confirmation page at once, with its link. */
export async function leave(popup: Page): Promise<void> {
  await popup.getByRole('link', { name: 'Continue' }).click({ noWaitAfter: true });
}

/** Leaves the confirmation page at once, and waits until the button has closed the popup. */
export async function goHome(popup: Page): Promise<void> {
  const closed = popup.waitForEvent('close');
  await leave(popup);
  await closed;
}

/**
 * Navigates a window to another address, as its own script would. Does not wait for the new page, because the window
 * may close before that page is loaded.
 */
export function leaveFor(popup: Page, url: string): Promise<unknown> {
  return popup.evaluate(`void location.assign(${JSON.stringify(url)})`);
}

/**
 * Expects that the button has passed this answer, and nothing else, to the partner's code. The expected number of calls
 * depends on the kind of button.
 */
export async function expectTold(opened: ButtonSite, detail: Callback): Promise<void> {
  await eventually(() => opened.settled()?.callbacks[0]).toEqual(detail);
  await eventually(opened.told).toEqual(toldOnce(opened.kind, detail));
}

/**
 * Expects that the opener has reloaded with this answer. Its button has read the answer, but has not called the
 * partner's code.
 */
export async function expectSilence(opened: ButtonSite, search: RegExp): Promise<void> {
  await eventually(opened.settled).toEqual({ search: expect.stringMatching(search), callbacks: [] });
  expect(opened.told()).toEqual([]);
}

/**
 * Returns the last answer address that a window on the partner's site opened. The address is raw: our server sent it,
 * and the button has not read it yet.
 */
export function answeredVisit({ site }: ButtonSite): string {
  return site.visits.findLast((visit) => /[?&](client|error)=/.test(visit)) ?? '';
}

/** Returns the ids of the bakery's first numbers. */
export function channelIds({ world }: ButtonSite, count: number): string[] {
  return world.bakery.channels.slice(0, count).map(({ id }) => id);
}

/**
 * Makes a pattern for the address of a redirect. The pattern matches exactly this query, with our request id at the
 * end.
 */
export function answerOf(query: string, start = '^/connect'): RegExp {
  return new RegExp(`${start}\\?${query.replace(/[[\]+.?]/g, '\\$&')}&request=req_\\w{22}$`);
}
