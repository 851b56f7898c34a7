import type { AnswerInput, ChatelaineEvent, EventQuery } from '@chatelaine/shared';
import { expect, inject, test } from 'vitest';
import type { PersonBrowser } from '../person-browser.ts';
import { withLongTransactions, withoutLocks } from './support/driver.ts';
import { type Nodes, startNodes } from './support/nodes.ts';

/** One person, signed in on both servers. */
type Tabs = readonly [PersonBrowser, PersonBrowser];

test('two tabs answer one request at once: both get one receipt, and it is granted once', async () => {
  await using nodes = await startNodes();
  const tabs = await openTabs(nodes);
  using _long = withLongTransactions();

  for (let round = 0; round < 10; round++) {
    const [one, other] = await answerTwice(nodes, tabs);
    expect(one).toMatchObject({ status: 'fulfilled', value: { status: 'granted', granted: [nodes.client.channelId] } });
    expect(other).toEqual(one);
    await takeBack(nodes, tabs);
  }

  // Half of the twenty answers take the number back.
  const { channelId } = nodes.client;
  expect(await eventsOf(nodes, { type: 'permission.granted', channelId })).toHaveLength(10);
  expect(await eventsOf(nodes, { type: 'permission_request.granted' })).toHaveLength(20);
});

test('control: without the locks, the second tab is not told what the first one saved', async () => {
  await using nodes = await startNodes({ quiet: true });
  const tabs = await openTabs(nodes);
  using _long = withLongTransactions();
  using _none = withoutLocks();

  let bad = 0;
  for (let round = 0; round < 10; round++) {
    const results = await answerTwice(nodes, tabs);
    if (results.some(({ status }) => status === 'rejected')) bad += 1;
    await takeBack(nodes, tabs);
  }

  expect(bad).toBeGreaterThan(0);
});

test('two tabs open one plain link at once: they share one request', async () => {
  await using nodes = await startNodes();
  const tabs = await openTabs(nodes);
  const strangers = await openTabs(nodes, otherOwner());

  using _long = withLongTransactions();

  for (let round = 0; round < 10; round++) {
    const ids = await openTwice(tabs, `round${round}`);
    expect(new Set(ids).size).toBe(1);
  }
  const [own, foreign] = [await openTwice(tabs), await openTwice(strangers)];

  // Control: for somebody else the same link is another request.
  expect(new Set([...own, ...foreign]).size).toBe(2);
  expect(await eventsOf(nodes, { type: 'permission_request.opened' })).toHaveLength(12);
});

test('control: without the locks, two tabs on one plain link make two requests', async () => {
  await using nodes = await startNodes({ quiet: true });
  const tabs = await openTabs(nodes);
  using _long = withLongTransactions();
  using _none = withoutLocks();

  let bad = 0;
  for (let round = 0; round < 10; round++) {
    const ids = await openTwice(tabs, `round${round}`);
    if (new Set(ids).size > 1) bad += 1;
  }

  expect(bad).toBeGreaterThan(0);
});

test('a previewer that loads a request link ten times binds nothing: the client can still answer, and then nobody else', async () => {
  await using nodes = await startNodes();
  const { partner } = nodes.first;
  const [owner] = await openTabs(nodes);
  const [stranger] = await openTabs(nodes, otherOwner());
  const request = await partner.onboarding.start();

  // Even signed in, loading the page is not asking the question.
  const previews = await Promise.all(
    Array.from({ length: 10 }, () => fetch(request.url, { headers: { cookie: stranger.cookie } })),
  );

  expect(new Set(previews.map(({ status }) => status))).toEqual(new Set([200]));
  await expect(partner.onboarding.get(request.id)).resolves.toMatchObject({ status: 'open', clientId: null });
  await expect(owner.question(request.url)).resolves.toMatchObject({ step: 'choose', requestId: request.id });
  // Control: the question binds it.
  await expect(stranger.question(request.url)).rejects.toMatchObject({ code: 'not_found' });
});

async function openTabs({ first, second, client }: Nodes, user = client.owner): Promise<Tabs> {
  return [await first.signIn(user), await second.signIn(user)];
}

function otherOwner(): { email: string; password: string } {
  const other = inject('demo').clients[1];
  if (other === undefined) throw new Error('The demo world has one client.');
  return other.user;
}

async function answerTwice({ first, client }: Nodes, [one, other]: Tabs) {
  const asked = await one.question((await first.partner.onboarding.start()).url);
  if (asked.step !== 'choose') throw new Error(`The page asks ${asked.step}, not for numbers.`);
  const { id: clientId, channelId } = client;
  const input: AnswerInput = {
    requestId: asked.requestId,
    decision: 'save',
    clientId,
    grant: [channelId],
    withdraw: [],
    keep: [],
  };
  return Promise.allSettled([one.answer(input), other.answer(input)]);
}

async function takeBack({ first }: Nodes, [tab]: Tabs): Promise<void> {
  await tab.share((await first.partner.onboarding.start()).url, []);
}

async function openTwice(tabs: Tabs, state = 'tab'): Promise<string[]> {
  const link = `http://any.example/permission?partner_id=${inject('demo').partner.id}&state=${state}`;
  const asked = await Promise.all(tabs.map((tab) => tab.question(link)));
  return asked.flatMap((question) => ('requestId' in question ? [question.requestId] : []));
}

function eventsOf({ first }: Nodes, query: EventQuery): Promise<ChatelaineEvent[]> {
  return first.partner.events.list({ ...query, limit: 200 }).toArray({ limit: 200 });
}
