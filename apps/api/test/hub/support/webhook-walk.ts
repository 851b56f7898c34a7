// What people do and see in the walk-throughs about webhooks.
import { Webhook } from 'standardwebhooks';
import { resultOf } from '../../world/answer.ts';
import type { World } from '../../world/start-world.ts';
import type { User } from '../../world/visitor.ts';
import type { Received, Receiver } from './open-receiver.ts';
import type { Walker } from './walk.ts';
import { giveCode, takeSecret } from './walk-acts.ts';

/** Add webhook, the URL, a name, one event, one attempt, the code, Copy, Done. Returns the secret. */
export async function addWebhook(
  visit: Walker,
  { url, name, event, email }: { url: string; name: string; event: string; email: string },
): Promise<string> {
  const { page, hand } = visit;
  await hand.press('button', 'Add webhook');
  await hand.write('URL', url);
  await hand.write('Name', name);
  await hand.tick('radio', 'Only these');
  await hand.tick('checkbox', event);
  await hand.open('More: numbers, environments, headers, retries');
  await hand.choose('When a delivery fails, try again', 'After the same time, again and again');
  await hand.write('Attempts', '1');
  await hand.press('button', 'Add webhook');
  await giveCode(visit, email);
  await page.getByRole('heading', { level: 2, name: `The secret of ${name}` }).waitFor();
  const secret = await takeSecret(visit);
  await page.getByRole('heading', { level: 1, name, exact: true }).waitFor();
  return secret;
}

/** Makes a webhook without the hub, as the same person. Returns its secret. */
export async function makeWebhook(world: World, user: User, input: { url: string; name: string; events: string[] }) {
  const owner = world.as(user);
  const { header } = await world.code(owner, 'webhooks.create', input);
  return resultOf<{ secret: string }>(await owner.change('webhooks.create', input, { code: header })).secret;
}

/** Reads a delivery as the program of a customer does: with the library of Standard Webhooks, unmodified. */
export const readDelivery = (secret: string, { body, headers }: Received) =>
  new Webhook(secret).verify(body, headers as Record<string, string>) as Record<string, unknown>;

/** The newest delivery that a receiver got. */
export function newest({ got }: Receiver): Received {
  const last = got.at(-1);
  if (last === undefined) throw new Error('The receiver got nothing.');
  return last;
}
