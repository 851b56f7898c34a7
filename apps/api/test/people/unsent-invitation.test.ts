import { expect, test } from 'vitest';
import { noMailer } from '../../src/platform/mail/no-mailer.ts';
import { outcomeOf } from '../world/answer.ts';
import { startWorld } from '../world/start-world.ts';

test('an invitation that cannot be mailed is refused with a sentence, keeps nothing, and works later with the same code', async () => {
  await using world = await startWorld();
  const owner = world.as(world.bakery.user);
  const input = { email: 'unsent@shop.example', role: 'member' };
  const { header: code } = await world.code(owner, 'people.invite', input);
  const { mailbox } = world.services;
  if (mailbox === null) throw new Error('There is a mailbox.');
  const { send } = mailbox;
  const kept = async () =>
    (
      await world.sql(
        `select 1 from identity."user" where email = $1 union all select 1 from sign_up_link where used_at is null
         union all select 1 from event where type = 'person.invited' and client_id = $2`,
        [input.email, world.bakery.id],
      )
    ).length;
  const before = await kept();
  Object.assign(mailbox, { send: noMailer.send });

  const answer = await owner.change('people.invite', input, { code });

  expect(outcomeOf(answer)).toBe('unavailable');
  expect(answer.text).toContain('This server cannot send mail. Nobody was invited.');
  expect(await kept()).toBe(before);
  Object.assign(mailbox, { send });
  expect(outcomeOf(await owner.change('people.invite', input, { code }))).toBe(200);
  expect(await kept()).toBe(before + 3);
});
