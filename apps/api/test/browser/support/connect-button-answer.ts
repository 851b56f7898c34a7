import { eventually } from '@chatelaine/tools/browser/eventually';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { type ButtonSite, type Callback, toldOnce } from './connect-button.ts';
import { arriveAs, signIn } from './sign-in.ts';

/** The heading of the question screen, which asks for permission. */
export const CHOOSE = 'Let Acme Inbox send and receive WhatsApp messages for Harbour Bakery?';
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
 * Opens the popup of the button and signs in there as the owner of the bakery. A real sign-in gives the browser the
 * cookie with the attributes that our server sets.
 */
export async function signInThere(opened: ButtonSite): Promise<Page> {
  const popup = await opened.connect();
  await signIn(popup, opened.world.bakery.user);
  await popup.getByRole('heading', { name: CHOOSE }).waitFor();
  return popup;
}

/** Grants permission for these numbers. Afterwards the popup shows a confirmation page for two seconds. */
export async function grant(popup: Page, numbers: readonly string[]): Promise<void> {
  for (const number of numbers) await popup.getByRole('checkbox', { name: number }).check();
  await popup.getByRole('button', { name: /^Connect \d/ }).click();
}

/** Withdraws permission for these numbers, with the review that the page demands. */
export async function withdraw(popup: Page, numbers: readonly string[]): Promise<void> {
  for (const number of numbers) await popup.getByRole('checkbox', { name: number }).uncheck();
  await popup.getByRole('button', { name: /^Withdraw permission for/ }).click();
  await popup.getByRole('button', { name: 'Withdraw permission' }).click();
}

/** Clicks the link on the confirmation page, so the test does not wait until the page leaves by itself. */
export async function leave(popup: Page): Promise<void> {
  await popup.getByRole('link', { name: 'Continue' }).click({ noWaitAfter: true });
}

/** Leaves the confirmation page with its link, and waits until the button in the popup has closed the popup. */
export async function goHome(popup: Page): Promise<void> {
  const closed = popup.waitForEvent('close');
  await leave(popup);
  await closed;
}

/**
 * Navigates the popup to another address, as a script of the popup would. Does not wait for the new page, because the
 * popup may close before the new page is loaded.
 */
export function leaveFor(popup: Page, url: string): Promise<unknown> {
  return popup.evaluate(`void location.assign(${JSON.stringify(url)})`);
}

/**
 * Expects that the button has passed this answer, and no other answer, to the partner's code. Each kind of button calls
 * the partner's code a different number of times for one answer.
 */
export async function expectTold(opened: ButtonSite, detail: Callback): Promise<void> {
  await eventually(() => opened.settled()?.callbacks[0]).toEqual(detail);
  await eventually(opened.told).toEqual(toldOnce(opened.kind, detail));
}

/**
 * Expects that the opener was reloaded with an answer that matches `search`, and that the button in the opener has read
 * the answer but has not called the partner's code.
 */
export async function expectSilence(opened: ButtonSite, search: RegExp): Promise<void> {
  await eventually(opened.settled).toEqual({ search: expect.stringMatching(search), callbacks: [] });
  expect(opened.told()).toEqual([]);
}

/**
 * Returns the last address with an answer that a window opened on the partner's site. The text is exactly what our
 * server sent, before any code of the button decodes it.
 */
export function answeredVisit({ site }: ButtonSite): string {
  return site.visits.findLast((visit) => /[?&](client|error)=/.test(visit)) ?? '';
}

/** Returns the ids of the bakery's first numbers. */
export function channelIds({ world }: ButtonSite, count: number): string[] {
  return world.bakery.channels.slice(0, count).map(({ id }) => id);
}

/**
 * Makes a pattern for the address to which our server redirects. The pattern matches exactly this query, and after the
 * query the id of any permission request.
 */
export function answerOf(query: string, start = '^/connect'): RegExp {
  return new RegExp(`${start}\\?${query.replace(/[[\]+.?]/g, '\\$&')}&request=req_\\w{22}$`);
}
