import { rounds } from '@chatelaine/tools/rounds';
import { describe, expect } from 'vitest';
import { someOf, testInTurn } from '../test-in-turn.ts';
import { type ButtonSite, openButtonSite } from './support/connect-button.ts';
import {
  BAD_LINK,
  CHOOSE,
  channelIds,
  expectTold,
  goHome,
  grant,
  openQuestion,
} from './support/connect-button-answer.ts';
import { KINDS, type Kind } from './support/connect-button-page.ts';
import { separateButtonWorlds } from './support/connect-button-world.ts';
import { arriveAs } from './support/sign-in.ts';

// Two signatures that are made in the same second are equal. So each test has its own worlds. In a shared world, a test
// could get a signature that another test has already used, and the server could refuse this signature.
separateButtonWorlds();

const SECOND = 1000;

interface Signed {
  io_signature: string;
  io_timestamp: string;
}

/**
 * Shows a button with this signature and presses the button. The person is already signed in. Returns the heading of
 * the page that the button opens.
 */
async function headingFor(opened: ButtonSite, { io_signature, io_timestamp }: Signed): Promise<string> {
  await opened.show({ queryParameters: { io_signature, io_timestamp } });
  return headingOf(opened);
}

async function headingOf(opened: ButtonSite): Promise<string> {
  const popup = await opened.connect();
  const heading = popup.getByRole('heading', { name: CHOOSE }).or(popup.getByRole('heading', { name: BAD_LINK }));
  const text = await heading.innerText();
  await popup.close();
  return text;
}

async function openSignedIn(kind: Kind): Promise<ButtonSite> {
  const opened = await openButtonSite(kind);
  await arriveAs(opened.world, opened.world.bakery.user);
  return opened;
}

describe.each(KINDS)('rule 13, %s', (kind) => {
  const test = testInTurn(KINDS, kind);

  test('a good signature opens the question, and once it is answered never again', async () => {
    await using opened = await openButtonSite(kind);
    const { io_signature, io_timestamp } = await opened.world.partner.onboarding.signature();
    await opened.show({ queryParameters: { io_signature, io_timestamp } });

    const popup = await openQuestion(opened);
    expect(popup.url()).toContain(`?io_signature=${io_signature}&io_timestamp=${io_timestamp}`);
    await grant(popup, ['+447700900101']);
    await goHome(popup);

    await expectTold(opened, { client: opened.world.bakery.id, channels: channelIds(opened, 1) });
    expect(await headingFor(opened, { io_signature, io_timestamp })).toBe(BAD_LINK);
  });

  test('a wrong one leads nowhere, where none at all would do', async () => {
    await using opened = await openSignedIn(kind);
    const good = await opened.world.partner.onboarding.signature();
    const { io_signature, io_timestamp } = good;
    // A quick run takes the first four rows. They cover each kind of error: a wrong value, a signature that is not
    // hexadecimal, and one of the two parameters alone.
    const wrong: Record<string, Signed> = {
      'another digit': { ...good, io_signature: io_signature.replace(/^./, (first) => (first === '0' ? '1' : '0')) },
      'another second': { ...good, io_timestamp: String(Number(io_timestamp) + 1) },
      'no hex': { ...good, io_signature: 'signature' },
      'a time without its signature': { ...good, io_signature: '' },
      'a signature without its time': { ...good, io_timestamp: '' },
      'capital letters': { ...good, io_signature: io_signature.toUpperCase() },
      milliseconds: { ...good, io_timestamp: `${io_timestamp}000` },
    };

    for (const [what, signed] of Object.entries(wrong).slice(0, rounds(4, 7)))
      expect(await headingFor(opened, signed), what).toBe(BAD_LINK);

    expect(await headingFor(opened, good)).toBe(CHOOSE);
    await opened.show({});
    expect(await headingOf(opened)).toBe(CHOOSE);
  });

  const AGES = [
    ['4 minutes 50 seconds old', 290, CHOOSE],
    ['5 minutes 10 seconds old', 310, BAD_LINK],
    ['4 minutes 50 seconds early', -290, CHOOSE],
    ['5 minutes 10 seconds early', -310, BAD_LINK],
  ] as const;
  test.each(someOf(AGES, '5 minutes 10 seconds old', '4 minutes 50 seconds early'))(
    'one that is %s',
    async (_, seconds, heading) => {
      await using opened = await openSignedIn(kind);
      const { clock, partner } = opened.world;
      // The server checks the age of this signature, because no person has opened a page with the signature yet. A
      // person who has opened the page may reload it later.
      const signed = await partner.onboarding.signature();
      clock.pass(seconds * SECOND);

      expect(await headingFor(opened, signed)).toBe(heading);
    },
  );

  test('a partner may require one; a request of his backend needs none', async () => {
    await using opened = await openSignedIn(kind);
    const { partner } = opened.world;
    await partner.settings.update({ requireSignature: true });

    await opened.show({});
    expect(await headingOf(opened)).toBe(BAD_LINK);
    expect(await headingFor(opened, await partner.onboarding.signature())).toBe(CHOOSE);
    const { id } = await partner.onboarding.start();
    await opened.show({ partnerId: `../../permission?request=${id}` });
    expect(await headingOf(opened)).toBe(CHOOSE);
  });
});
