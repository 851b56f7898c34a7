import { eventually } from '@chatelaine/tools/browser/eventually';
import { inTurn } from '@chatelaine/tools/rounds';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { allHeard, answer, finish, heardBy, type Scene, sharedNow, type Use } from './loader-scene.ts';
import { setShared } from './set-shared.ts';

/** One measured case: which pages send `Cross-Origin-Opener-Policy`, the value of this header, and the results. */
export interface CoopRow {
  who: 'nobody' | "partner's pages" | 'our pages' | 'a sign-in on another host';
  policy: string;
  /** Whether the consent page sees its opener. */
  onQuestion: boolean;
  /** Whether the message that our page sends to the opener arrives. */
  message: boolean;
  /** Whether the return page sees its opener. */
  onReturn: boolean;
  /** Whether the return page's broadcast arrives at the page with the loader. */
  broadcast: boolean;
  /** The first page of the popup at which `popup.closed` is true, although the popup is still open. */
  looksClosed: 'never' | 'since the question' | 'since the return page';
  /** The channel by which the loader receives the answer, which the loader reports only once. */
  via: 'message' | 'broadcast';
}

/**
 * All ways to use the loader, each with the answer that the person gives. The list has two halves. Each half contains
 * both answers, so a quick run measures a row with one half.
 */
const VISITS: [Use, 'granted' | 'denied'][][] = [
  [
    [{ with: 'element', by: 'url' }, 'granted'],
    [{ with: 'connect()', by: 'url' }, 'denied'],
  ],
  [
    [{ with: 'element', by: 'link' }, 'denied'],
    [{ with: 'connect() of the module', by: 'link' }, 'granted'],
  ],
];

/** Sends the header of this row, and expects the results of the row for each way to use the loader. */
export async function expectRow(scene: Scene, hop: string, rows: readonly CoopRow[], row: CoopRow): Promise<void> {
  const { site, door, world } = scene;
  site.headers = row.who === "partner's pages" ? { 'cross-origin-opener-policy': row.policy } : {};
  door.openerPolicy = row.who === 'our pages' ? row.policy : null;
  for (const [use, how] of inTurn(VISITS, rows.indexOf(row)).flat()) {
    await setShared(world, 0);
    await scene.show(use);
    const popup = await scene.openQuestion();
    if (row.who === 'a sign-in on another host') await passThrough(popup, hop);
    await expectVisit(scene, popup, row, how).catch((cause) => {
      throw new Error(`${use.with} by ${use.by}, ${how}: ${cause.message}`, { cause });
    });
    expect((await sharedNow(world)).length).toBe(how === 'granted' ? 1 : 0);
  }
}

async function expectVisit({ page, site }: Scene, popup: Page, row: CoopRow, how: 'granted' | 'denied') {
  const seen: Partial<CoopRow> = { onQuestion: await hasOpener(popup) };
  const looksClosed = () => page.evaluate<boolean>('popup.closed');
  await eventually(looksClosed).toBe(row.looksClosed === 'since the question');
  // If the popup looks closed while it shows the consent page, the loader reports the event `closed` once, before the
  // answer. In every other case, the loader does not report this event.
  const hint = row.looksClosed === 'since the question' ? ['closed'] : [];
  await eventually(async () => (await heardBy(page)).map(([name]) => name)).toEqual(['opened', ...hint]);

  await answer(popup, how);
  await popup.waitForURL(`${site.origin}/return?**`);
  seen.onReturn = await hasOpener(popup);
  await eventually(looksClosed).toBe(row.looksClosed !== 'never');
  await page.evaluate('settled()');
  seen.message = (await page.evaluate<unknown[]>('messages')).length > 0;
  expect(popup.isClosed()).toBe(false);
  await finish(popup);
  const heard = await allHeard(page);
  seen.broadcast = (await page.evaluate<unknown[]>('broadcasts')).length > 0;

  const { onQuestion, message, onReturn, broadcast } = row;
  expect(seen).toEqual({ onQuestion, message, onReturn, broadcast });
  expect(heard.map(([name]) => name)).toEqual(['opened', ...hint, how]);
  expect(heard.at(-1)?.[1]).toMatchObject(how === 'granted' ? { via: row.via } : { state: expect.any(String) });
  expect(await page.evaluate('failures')).toEqual([]);
}

const hasOpener = (popup: Page) => popup.evaluate<boolean>('window.opener !== null && !window.opener.closed');

/** Opens a sign-in on another host in the popup, and then the consent page again. */
async function passThrough(popup: Page, hop: string): Promise<void> {
  const question = popup.url();
  await popup.evaluate(`void location.assign(${JSON.stringify(`${hop}/sign-in`)})`);
  await popup.getByRole('heading', { name: '/sign-in' }).waitFor();
  await popup.evaluate(`void location.assign(${JSON.stringify(question)})`);
  await popup.getByRole('button', { name: 'Not now' }).waitFor();
}
