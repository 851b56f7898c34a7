import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import { expect, test } from 'vitest';
import { apiKey } from '../world/caller.ts';
import { startWorld, type World } from '../world/start-world.ts';

test('a key that is revoked while the body of its call is held back does nothing any more', async () => {
  await using world = await startWorld();
  const [revoked, live] = [await partnerKey(world, 'Leaked'), await partnerKey(world, 'Live')];
  const [call, control] = [await begin(world, revoked.secret), await begin(world, live.secret)];
  // The test makes a complete call with the key of the held call. When the server has answered it, a server that checks
  // a key as soon as the headers arrive would already have checked the key of the held call.
  expect((await world.as(revoked.secret).ask('settings.get')).status).toBe(200);

  await world.sql('update api_key set revoked_at = now() where id = $1', [revoked.id]);

  await expect(call.end({ requireSignature: true })).resolves.toEqual([401, 'revoked']);
  expect(await isSignatureRequired(world)).toBe(false);
  await expect(control.end({ requireSignature: true })).resolves.toEqual([200, undefined]);
  expect(await isSignatureRequired(world)).toBe(true);
});

const partnerKey = (world: World, name: string) =>
  world.admin<{ id: string; secret: string }>(
    ...['partner', 'key', '--partner', world.demo.partner.id, '--name', name, '--scopes', 'read,settings'],
  );

async function isSignatureRequired({ sql, demo }: World): Promise<boolean | undefined> {
  const rows = await sql<{ is: boolean }>('select require_signature as is from partner where id = $1', [
    demo.partner.id,
  ]);
  return rows[0]?.is;
}

/**
 * Sends the headers of a change, and waits until the server has read them. The body is sent later, by the function
 * `end`.
 */
async function begin({ baseUrl }: World, secret: string) {
  const sent = request(`${baseUrl}/trpc/settings.update`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', expect: '100-continue', ...apiKey(secret) },
  });
  sent.flushHeaders();
  await once(sent, 'continue');
  return {
    async end(input: unknown) {
      sent.end(JSON.stringify(input));
      const [answer] = (await once(sent, 'response')) as [IncomingMessage];
      answer.resume();
      return [answer.statusCode, answer.headers['x-refusal']];
    },
  };
}
