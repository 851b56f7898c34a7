import { expect, test, vi } from 'vitest';
import { makeTask } from './task.ts';

test('a second task is not begun before the first one is done, and each change is drawn', async () => {
  const redraw = vi.fn();
  const { isBusy, once } = makeTask(redraw);
  let finish = () => {};
  const first = new Promise<void>((resolve) => {
    finish = resolve;
  });
  const second = vi.fn(async () => {});

  once(() => first);
  once(second);
  expect([isBusy(), second.mock.calls.length, redraw.mock.calls.length]).toEqual([true, 0, 1]);

  finish();
  await vi.waitFor(() => expect(isBusy()).toBe(false));
  expect(redraw).toHaveBeenCalledTimes(2);

  // Control: now the second task starts.
  once(second);
  expect(second).toHaveBeenCalledOnce();
});

test('a task of one page leaves another page free', () => {
  const [one, other] = [makeTask(() => {}), makeTask(() => {})];

  one.once(() => new Promise(() => {}));

  expect([one.isBusy(), other.isBusy()]).toEqual([true, false]);
});
