import { expect, test } from 'vitest';
import { DeliveryPlaces, type Lane } from './delivery-places.ts';

const lane = (webhookId: string, over: Partial<Lane> = {}): Lane => ({
  ...{ webhookId, accountId: `account of ${webhookId}`, isFailing: false },
  ...over,
});
const open = () => new DeliveryPlaces({ endpoint: 8, account: 10, all: 20, failing: 3 });

test('a webhook begins with one attempt, doubles after each success, and has one again after a failure', () => {
  const places = open();
  const counts = [true, true, true, true, false, true].map((hasArrived) => {
    const free = places.freeFor(lane('a'));
    const giveBack = places.take(lane('a'), free);
    places.note('a', hasArrived);
    for (let n = 0; n < free; n++) giveBack();
    return free;
  });

  expect(counts).toEqual([1, 2, 4, 8, 8, 1]);
  expect(places.taken).toBe(0);
});

test('a webhook that hangs holds one place, and its account and the server have their own limits', () => {
  const places = open();
  places.take(lane('hanging'), 1);
  expect([places.freeFor(lane('hanging')), places.isFull(lane('hanging'))]).toEqual([0, true]);
  expect(places.freeFor(lane('other'))).toBe(1);

  const account = { accountId: 'one' };
  for (let n = 0; n < 10; n++) places.take(lane(`of one ${n}`, account), 1);
  const next = lane('of one too', account);
  expect([places.freeFor(next), places.isFull(next)]).toEqual([0, false]);
  expect(places.freeFor(lane('of another'))).toBe(1);

  for (let n = 0; n < 9; n++) places.take(lane(`more ${n}`), 1);
  expect(places.freeFor(lane('of another'))).toBe(0);
});

test('failing webhooks get one place each, and leave places to the others', () => {
  const places = open();
  for (const id of ['a', 'b', 'c']) {
    places.note(id, true);
    expect(places.freeFor(lane(id, { isFailing: true }))).toBe(1);
    places.take(lane(id, { isFailing: true }), 1);
  }

  expect(places.freeFor(lane('d', { isFailing: true }))).toBe(0);
  expect(places.freeFor(lane('d'))).toBe(1);
});

test('a place that is given back is free again, also when the webhook has begun to fail meanwhile', () => {
  const places = open();
  const failing = lane('a', { isFailing: true });
  const giveBack = places.take(failing, 1);
  failing.isFailing = false;
  giveBack();

  for (const id of ['a', 'b', 'c']) places.take(lane(id, { isFailing: true }), 1);
  expect(places.freeFor(lane('d', { isFailing: true }))).toBe(0);
  places.forgetIdle();
  expect(places.taken).toBe(3);
});
