import { eventually } from '@chatelaine/tools/browser/eventually';
import { expect, test } from 'vitest';
import { outcomeOf } from '../world/answer.ts';
import { startWorld } from '../world/start-world.ts';
import { openBarrier } from './support/barrier.ts';
import { betweenDriver } from './support/driver.ts';

// A person often changes the address because somebody else reads the old mailbox.
test('a link for a forgotten password is never mailed to the address that the person has just left', async () => {
  await using world = await startWorld();
  await using barrier = await openBarrier(world.databaseUrl);
  const person = await world.invite(world.bakery.id, 'left@people.example', { role: 'member' });
  await person.change('profile.changeEmail', { email: 'moved@people.example', password: person.password });
  const mailsTo = (email: string) => world.mails().filter(({ to }) => to === email);
  const token = /\/profile\/email#(\w+)/.exec(mailsTo('moved@people.example')[0]?.text ?? '')?.[1];
  const waits = Promise.withResolvers<void>();
  let isForgetting = false;
  using _step = betweenDriver(({ text }) => {
    if (isForgetting && text.includes("'person ' ||")) waits.resolve();
    return text;
  });
  const confirm = async () => outcomeOf(await person.change('profile.confirmEmail', { token }));
  // The request is answered before the person is looked up. So this side lasts until the look-up waits for the lock.
  const forget = async () => {
    isForgetting = true;
    const asked = outcomeOf(await world.nobody.post('/sign-in/forgotten', { email: person.email }));
    await waits.promise;
    return asked;
  };

  const { results } = await barrier.inTurn<unknown>(/update identity\."user" set email/, [confirm, forget]);

  expect(results.map((each) => (each.status === 'fulfilled' ? each.value : each.reason))).toEqual([200, 200]);
  // A later request for another person is mailed after the first one was dropped.
  await world.nobody.post('/sign-in/forgotten', { email: 'moved@people.example' });
  await eventually(() =>
    mailsTo('moved@people.example').filter(({ text }) => text.includes('/sign-in/new#')),
  ).toHaveLength(1);
  expect(mailsTo(person.email).filter(({ text }) => text.includes('/sign-in/new#'))).toEqual([]);
});
