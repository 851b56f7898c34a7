import type { Address } from './address.rule.ts';
import { NAME } from './name.ts';
import { readMessage } from './read-message.ts';
import { type Outcome, tell } from './tell.ts';
import type { Denied, Granted, OnEvent } from './types.ts';

/**
 * An expected answer: its promise, a function that settles the promise, and a function that says whether it is settled.
 */
export type Answer = [Promise<Granted | Denied>, (outcome: Outcome) => void, () => boolean];

/** Listens for the answer to the question at an address. The listening ends with the first answer. */
export function awaitAnswer(onEvent: OnEvent, there: () => [Address | null, Window | null]): Answer {
  let resolve: ((outcome: Outcome) => void) | null;
  const result = new Promise<Granted | Denied>((done) => {
    resolve = done;
  });
  // Without this line, the browser reports an unhandled rejection. A page may listen only to the events, and then it
  // does not use the promise.
  result.catch(() => {});
  const channel = new BroadcastChannel(NAME);
  channel.onmessage = hear;
  addEventListener('message', hear);

  function hear({ data, origin, source, target }: MessageEvent): void {
    const [at, popup] = there();
    const via = target === channel ? 'broadcast' : 'message';
    // A message must have Chatelaine's origin. While this page has a reference to the window that it opened, the
    // message must also come from that window.
    const isFromWindow = origin === at?.origin && (!source || !popup || source === popup);
    const message = readMessage(data, at?.key);
    if (message && (target === channel || isFromWindow)) tell(message, via, onEvent, settle);
  }

  function settle(outcome: Outcome): void {
    channel.close();
    removeEventListener('message', hear);
    resolve?.(outcome);
    resolve = null;
  }
  return [result, settle, () => !resolve];
}

/** Checks every half second whether a window seems closed. The checks end when it is closed or the answer has come. */
export function watch(popup: Window, isSettled: () => boolean, onClosed: () => void): void {
  if (isSettled()) return;
  if (popup.closed) onClosed();
  else setTimeout(watch, 500, popup, isSettled, onClosed);
}
