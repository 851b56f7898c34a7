import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hashSecret } from '../../src/platform/secret.ts';
import { call } from '../world/answer.ts';
import { testConfig } from '../world/test-config.ts';
import { findSecret, formsOf } from './support/find-secret.ts';
import { sharedChannel } from './support/running-channel.ts';
import { playStory, type Secrets } from './support/secret-story.ts';
import { openWatchedServices, type Places, type WatchedServices } from './support/watched-services.ts';

// The marked text that the test searches for. Its base64 form has neither `+` nor `/`, so each form can be the name of
// something. The log replaces a part of a path that is as long as a token. Every form of this text is shorter, so the
// log shows it.
const MARK = 'plantMARK';

let services: WatchedServices;
let secrets: Secrets;
let places: Places;
beforeAll(async () => {
  services = await openWatchedServices();
  secrets = await playStory(services);
  await plantMarks(services);
  places = await services.places();
});
afterAll(() => services[Symbol.asyncDispose]());

/**
 * Sends each form of the marked text as three texts that a caller may choose freely: a part of a path, the name of a
 * field, and the name of a key.
 */
async function plantMarks({ world, keep }: WatchedServices): Promise<void> {
  const { baseUrl, demo } = world;
  const as = world.as(demo.partner.partnerKey);
  for (const form of Object.values(formsOf(MARK))) {
    keep(await call(`${baseUrl}/nowhere/${form}`));
    keep(await as.change('onboarding.start', { [form]: 1 }));
    await as.change('channelKeys.create', { channelId: sharedChannel(world), name: form });
  }
}

describe('the search finds what is there', () => {
  test.each(['log', 'errors', 'events', 'database'] as const)('the control mark in %s, in every form', (place) => {
    expect(findSecret(places[place], MARK)).toEqual(Object.keys(formsOf(MARK)));
  });

  test('the SHA-256 of every key, in the database', () => {
    for (const name of ['partner key', 'channel key', 'rotated channel key']) {
      expect(places.database).toContain(hashSecret(secrets[name] ?? '').toString('hex'));
    }
  });

  test('what lies in bytes', async () => {
    await services.world.sql(
      `insert into platform.idempotency (actor_id, procedure, key, fingerprint, created_at) values ('a', 'b', 'c', $1, now())`,
      [Buffer.from('in bytes: controlBYTES')],
    );

    const { database } = await services.places();

    expect(findSecret(database, 'controlBYTES')).toEqual(expect.arrayContaining(['clear', 'hex']));
    expect(findSecret(places.database, 'controlBYTES')).toEqual([]);
  });

  test('every part of a text, wherever it begins in a group of base64', () => {
    for (const before of ['', 'x', 'xy', 'xyz']) {
      for (const after of ['', 'x', 'xy']) {
        const text = Buffer.from(`${before}${secrets.password}${after}`);
        expect(findSecret(text.toString('base64'), secrets.password ?? '').join()).toContain('base64');
        expect(findSecret(text.toString('base64url'), secrets.password ?? '').join()).toContain('base64url');
      }
    }
  });

  test('a story in which something happened', () => {
    expect(Object.entries(secrets).filter(([, secret]) => secret.length < 12)).toEqual([]);
    for (const code of [
      'unauthenticated',
      'wrong_header',
      'two_credentials',
      'already_created',
      'idempotency_mismatch',
      'revoked',
    ]) {
      expect(places.errors).toContain(code);
      expect(places.log).toContain(`"refusal":"${code}"`);
    }
    for (const type of [
      'permission.granted',
      'api_key.created',
      'api_key.rotated',
      'api_key.revoked',
      'webhook.set',
      'person.joined',
    ]) {
      expect(places.events).toContain(type);
    }
  });
});

describe('no secret of the story is', () => {
  test.each(['log', 'errors', 'events', 'database'] as const)('in %s', (place) => {
    const found = Object.entries(secrets).map(([name, secret]) => [name, findSecret(places[place], secret)] as const);

    expect(found.filter(([, forms]) => forms.length > 0)).toEqual([]);
  });

  test('a setting either', () => {
    const { authSecret, encryptionKey } = testConfig({});

    const found = Object.values(places).flatMap((text) => [
      ...findSecret(text, authSecret),
      ...findSecret(text, encryptionKey),
    ]);

    expect(found).toEqual([]);
  });
});
