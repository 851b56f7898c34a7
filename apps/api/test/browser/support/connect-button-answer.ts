import { eventually } from '@chatelaine/tools/browser/eventually';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { type ButtonSite, type Callback, toldOnce } from './connect-button.ts';
import { arriveAs, signIn } from './sign-in.ts';

/** The heading of the question. */
export const CHOOSE = 'Acme Inbox asks for permission on your WhatsApp numbers';
/** The heading of every link that leads nowhere. */
export const BAD_LINK = "This link can't be used";

/** Opens the button's window as the bakery's owner. */
export async function openQuestion(opened: ButtonSite): Promise<Page> {
  await arriveAs(opened.world, opened.world.bakery.user);
  const popup = await opened.connect();
  await popup.getByRole('heading', { name: CHOOSE }).waitFor();
  return popup;
}

/** Opens the button's window and signs the bakery's owner in there: with the cookie that our server sets. */
export async function signInThere(opened: ButtonSite): Promise<Page> {
  const popup = await opened.connect();
  await signIn(popup, opened.world.bakery.user);
  await popup.getByRole('heading', { name: CHOOSE }).waitFor();
  return popup;
}

/** Grants these numbers. The page that says so stays for two seconds. */
export async function grant(popup: Page, numbers: readonly string[]): Promise<void> {
  for (const number of numbers) await popup.getByRole('checkbox', { name: number }).check();
  await popup.getByRole('button', { name: /^Grant permission for/ }).click();
}

/** Withdraws these numbers, reviewed as the page demands. */
export async function withdraw(popup: Page, numbers: readonly string[]): Promise<void> {
  for (const number of numbers) await popup.getByRole('checkbox', { name: number }).uncheck();
  await popup.getByRole('button', { name: /^Withdraw permission for/ }).click();
  await popup.getByRole('button', { name: 'Withdraw permission' }).click();
}

/** Leaves the receipt at once, by its link. */
export async function leave(popup: Page): Promise<void> {
  await popup.getByRole('link', { name: 'Continue' }).click({ noWaitAfter: true });
}

/** Leaves the receipt at once, and waits until the button has closed the window. */
export async function goHome(popup: Page): Promise<void> {
  const closed = popup.waitForEvent('close');
  await leave(popup);
  await closed;
}

/** Leads a window away as its own script would. It may be closed before it says that it has arrived. */
export function leaveFor(popup: Page, url: string): Promise<unknown> {
  return popup.evaluate(`void location.assign(${JSON.stringify(url)})`);
}

/** Expects that the partner's code was told of this answer: as often as each kind of button does, and nothing else. */
export async function expectTold(opened: ButtonSite, detail: Callback): Promise<void> {
  await eventually(() => opened.settled()?.callbacks[0]).toEqual(detail);
  await eventually(opened.told).toEqual(toldOnce(opened.kind, detail));
}

/** Expects that the opener has loaded itself anew with this answer, that its button has read it, and told nothing. */
export async function expectSilence(opened: ButtonSite, search: RegExp): Promise<void> {
  await eventually(opened.settled).toEqual({ search: expect.stringMatching(search), callbacks: [] });
  expect(opened.told()).toEqual([]);
}

/** The last address that a window on the partner's site was led to, raw: what we sent, before the button read it. */
export function answeredVisit({ site }: ButtonSite): string {
  return site.visits.findLast((visit) => /[?&](client|error)=/.test(visit)) ?? '';
}

/** The ids of the bakery's numbers, the first ones. */
export function channelIds({ world }: ButtonSite, count: number): string[] {
  return world.bakery.channels.slice(0, count).map(({ id }) => id);
}

/** The query of a redirect as a pattern: exactly this, and our request at its end. */
export function answerOf(query: string, start = '^/connect'): RegExp {
  return new RegExp(`${start}\\?${query.replace(/[[\]+.?]/g, '\\$&')}&request=req_\\w{22}$`);
}
