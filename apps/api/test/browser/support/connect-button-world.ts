import type { AnswerInput, Question } from '@chatelaine/shared';
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import { createLog } from '../../../src/platform/log.ts';
import { bodyOf } from '../../world/answer.ts';
import { callerWith } from '../../world/caller.ts';
import { fakeClock, type MovedClock } from '../../world/clock.ts';
import { startWorld, type World } from '../../world/start-world.ts';
import { cookieAt, reviewed } from '../../world/visitor.ts';
import { beginSession } from './sign-in.ts';

// Each world under the address that browsers use for it. The map exists only between `begin` and `end`.
let worlds: Map<string, World<MovedClock>> | undefined;

/** Lets all tests of a file share one world for each address. */
export function shareButtonWorlds(): void {
  beforeAll(begin);
  afterAll(end);
}

/** Gives each test of a file its own worlds. */
export function separateButtonWorlds(): void {
  beforeEach(begin);
  afterEach(end);
}

function begin(): void {
  worlds = new Map();
}

async function end(): Promise<void> {
  const all = [...(worlds?.values() ?? [])];
  worlds = undefined;
  await Promise.all(all.map(({ stop }) => stop()));
}

/**
 * Returns the world at this address, and starts the world if it does not exist yet. Registers this redirect URL as the
 * only one of the world's partner, and makes all numbers of the bakery Missing.
 */
export async function worldAt(baseUrl: string, redirectUrl: string): Promise<World<MovedClock>> {
  if (worlds === undefined) throw new Error('This file of tests does not say whose the worlds are.');
  const kept = worlds.get(baseUrl);
  const world = kept ?? (await startWorld({ clock: fakeClock(), config: { baseUrl }, log: createLog('error') }));
  worlds.set(baseUrl, world);
  await world.partner.settings.update({ redirectUrls: [redirectUrl], requireSignature: false });
  if (kept !== undefined) await withdrawAll(kept);
  return world;
}

// Withdraws all permissions of the bakery. The calls go directly to the port of the server, because only the browser of
// the test network can reach the server at the world's address.
async function withdrawAll(world: World<MovedClock>): Promise<void> {
  const { partner, bakery, baseUrl, nodes } = world;
  const { shared } = await partner.permissions.check({ channelIds: bakery.channels.map(({ id }) => id) });
  if (shared.length === 0) return;
  const { cookie } = await beginSession(world, bakery.user);
  const headers = { 'x-chatelaine': '1', origin: baseUrl, cookie: cookieAt(baseUrl, cookie) };
  const owner = callerWith({ baseUrl: () => `http://localhost:${nodes[0].port}`, headers: () => headers });
  const { pathname: path, search: query } = new URL((await partner.onboarding.start()).url);
  const asked = bodyOf<Question>(await owner.post('/permission/question', { path, query }));
  if (asked.step !== 'choose') throw new Error(`The page asks ${asked.step}, not for numbers.`);
  const { requestId } = asked;
  const answer: AnswerInput = {
    requestId,
    decision: 'save',
    clientId: bakery.id,
    grant: [],
    withdraw: shared,
    keep: [],
  };
  bodyOf(await owner.post('/permission/answer', await reviewed(owner, answer)));
}
