import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import { expect, test } from 'vitest';
import { ask, withKey } from './support/call.ts';
import { type Doors, openDoors } from './support/open-doors.ts';

test('a key that is revoked while the body of its call is held back does nothing any more', async () => {
  await using doors = await openDoors();
  const [revoked, live] = [await partnerKey(doors, 'Leaked'), await partnerKey(doors, 'Live')];
  const [call, control] = [await begin(doors, revoked.secret), await begin(doors, live.secret)];
  // A whole call of the same key, so that whoever judges by the headers alone has judged by now.
  expect((await ask(doors.baseUrl, withKey(revoked.secret), 'settings.get')).status).toBe(200);

  await doors.sql('update api_key set revoked_at = now() where id = $1', [revoked.id]);

  await expect(call.end({ requireSignature: true })).resolves.toEqual([401, 'revoked']);
  expect(await isSignatureRequired(doors)).toBe(false);
  await expect(control.end({ requireSignature: true })).resolves.toEqual([200, undefined]);
  expect(await isSignatureRequired(doors)).toBe(true);
});

const partnerKey = (doors: Doors, name: string) =>
  doors.admin<{ id: string; secret: string }>(
    ...['partner', 'key', '--partner', doors.demo.partner.id, '--name', name, '--scopes', 'read,settings'],
  );

async function isSignatureRequired({ sql, demo }: Doors): Promise<boolean | undefined> {
  const rows = await sql<{ is: boolean }>('select require_signature as is from partner where id = $1', [
    demo.partner.id,
  ]);
  return rows[0]?.is;
}

/** Sends the headers of a change, which the server has taken when this comes back, and holds its body. */
async function begin({ baseUrl }: Doors, secret: string) {
  const sent = request(`${baseUrl}/trpc/settings.update`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', expect: '100-continue', ...withKey(secret) },
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
