import { expect, test } from 'vitest';
import { call, outcomeOf } from '../world/answer.ts';
import { fakeClock } from '../world/clock.ts';
import { startWorld } from '../world/start-world.ts';

const DAY_MS = 24 * 60 * 60_000;

test('a session that is used every day ends after thirty days, wherever it is shown', async () => {
  await using world = await startWorld({ clock: fakeClock() });
  const person = await world.signIn(world.demo.partner.user);
  const seen = async () => ({
    session:
      (await call(`${world.baseUrl}/api/auth/get-session`, { headers: { cookie: person.cookie } })).body !== null,
    procedure: outcomeOf(await person.ask('settings.get')),
    page: (await person.post('/permission/question', { path: `/onboarding/${world.demo.partner.id}`, query: '' })).body,
  });
  // The test moves only the clock of the test world. The session library uses the real clock to extend a session, so
  // for this library the session is valid for another week.
  world.clock.pass(30 * DAY_MS - 60_000);
  expect(await seen()).toMatchObject({ session: true, procedure: 200 });

  world.clock.pass(60_000);

  expect(await seen()).toMatchObject({ session: false, procedure: 'unauthenticated', page: { step: 'sign_in' } });
  expect(await world.admin('person', 'sessions', person.email)).toEqual([]);
});
