import { expect } from 'vitest';
import { startBrowserWorld } from '../../browser/support/browser-world.ts';
import { outcomeOf } from '../../world/answer.ts';
import { arriveSignedOut } from '../support/enter-hub.ts';
import { hasFocus } from '../support/hand/focus.ts';
import { handOn } from '../support/hand/hand-on.ts';
import { openMailedLink } from '../support/mailed-link.ts';
import { openWide, walk } from '../support/walk.ts';
import { giveCode, goBy, hear } from '../support/walk-acts.ts';

const NEXT = 'correct horse battery';
const ANA = { email: 'ana@people.example', password: 'another horse battery' };

// It takes more than two seconds, because three people act in two browsers. Each walk changes who may sign in, so each
// has a world of its own.
walk(
  'a forgotten password, a second owner, a removed member whose session and codes are dead at the next request',
  { quick: 'mouse' },
  async (kind) => {
    await using world = await startBrowserWorld();
    const { bakery, nobody } = world;
    const { email } = bakery.user;
    const ben = await world.invite(bakery.id, 'ben@people.example', { role: 'admin' });
    await using first = await openWide(world);
    const { page } = first;
    const hand = handOn(page, kind);

    // The owner has forgotten the password, and sets a new one by the mailed link. The former password is refused then.
    await arriveSignedOut(page, world, 'client');
    await hand.press('button', 'Forgot?');
    await hand.write('Email', email);
    await hand.press('button', 'Send link');
    await page.getByText('If we know this address, a link is on its way.').waitFor();
    await openMailedLink(page, world, email);
    await hand.write('Password', NEXT);
    await hand.press('button', 'Save password');
    await page.getByRole('heading', { level: 1, name: 'Channels' }).waitFor();
    const former = { email, password: bakery.user.password };
    expect(outcomeOf(await nobody.post('/api/auth/sign-in/email', former))).toBe('unauthenticated');

    // A second owner is invited, and signs up in another browser.
    await goBy({ page, hand }, 'People');
    const own = page.getByRole('row').filter({ hasText: email });
    const leave = (isOff: boolean) => own.getByRole('button', { name: 'Leave this account', disabled: isOff });
    await leave(true).waitFor();
    await own.getByText('The last owner can be neither removed').waitFor();
    await hand.press('button', 'Invite');
    await hand.write('E-mail', ANA.email);
    await hand.tick('radio', /^Owner/);
    await hand.press('button', 'Invite');
    await giveCode({ page, hand, world }, email);
    await page.getByText(`We sent an e-mail to ${ANA.email}.`).waitFor();
    await page.getByRole('row').filter({ hasText: ANA.email }).getByText('Invited').waitFor();
    await hand.rest();
    await using ana = await openWide(world);
    const second = { page: ana.page, hand: handOn(ana.page, kind) };
    await openMailedLink(second.page, world, ANA.email);
    await second.hand.write('Your name', 'Ana Souza');
    await second.hand.write('Password', ANA.password);
    await second.hand.press('button', 'Create account');
    await second.page.getByRole('heading', { level: 1, name: 'Channels' }).waitFor();
    await goBy(second, 'People');
    // Two owners who can sign in: the first one is no longer the last one, and sees that without a reload.
    await leave(false).waitFor();

    // The second owner removes a member, who has a session and a code.
    const key = { name: 'Till', scopes: ['send'] };
    const { header: code } = await world.code(ben, 'organizationKeys.create', key);
    expect(outcomeOf(await ben.ask('people.list'))).toBe(200);
    await second.hand.press('button', 'Remove Somebody');
    const confirm = second.page.getByRole('alertdialog', { name: 'Remove Somebody from Harbour Bakery?' });
    await confirm.getByText('out at the next request').waitFor();
    expect(await hasFocus(second.page, confirm.getByRole('button', { name: 'Cancel' }))).toBe(true);
    await second.hand.press('button', 'Remove Somebody');
    await hear(second.page, 'Somebody is removed.');
    expect(await second.page.getByRole('row').filter({ hasText: ben.email }).count()).toBe(0);
    await second.hand.rest();

    expect(outcomeOf(await ben.ask('people.list'))).toBe('unauthenticated');
    expect(outcomeOf(await ben.change('organizationKeys.create', key, { code }))).toBe('unauthenticated');
    expect(await world.sql('select from one_time_code where person_id = $1', [ben.id])).toEqual([]);
  },
);
