import type { ChatelaineEvent } from '@chatelaine/shared';

/** `live`: events arrive. `waiting`: the connection is opened again. `refused`: the person may not watch any more. */
export type WatchState = 'live' | 'waiting' | 'refused';

/** The account to watch, and the functions that get its events. `url` is the API's address without a slash at its end. */
export interface WatchOptions {
  url: string;
  account: string;
  onEvent(event: ChatelaineEvent): void;
  onState(state: WatchState): void;
}

// The server sends something every 15 seconds. After this time in silence, the connection is dead.
const SILENCE_MS = 40_000;
const [FIRST_WAIT_MS, LONGEST_WAIT_MS] = [1_000, 30_000];

/**
 * Watches the events of an account until the returned function is called. After a lost connection it resumes with the
 * last event, so none is lost or comes twice. It uses `fetch`, because an `EventSource` cannot send our headers. A
 * hidden page has no connection, because without HTTP/2 a browser opens only six to one server. Only the second 401 in a
 * row is final, because a connection that opens while the person confirms an act carries the cookie of the old session.
 */
export function watchEvents({ url, account, onEvent, onState }: WatchOptions): () => void {
  let [last, waitMs, isOver, isOpen, open, timer] = ['', FIRST_WAIT_MS, false, false, new AbortController(), 0];
  let wasSignedOut = false;
  const after = (ms: number, act: () => void) => {
    clearTimeout(timer);
    timer = window.setTimeout(act, ms);
  };
  const read = (message: string) => {
    const field = (name: string) => new RegExp(`^${name}: (.*)$`, 'm').exec(message)?.[1];
    if (field('event') !== undefined) return;
    last = field('id') ?? last;
    const event: ChatelaineEvent | null = JSON.parse(field('data') ?? 'null');
    if (event !== null) onEvent(event);
  };
  const stream = async () => {
    after(SILENCE_MS, () => open.abort());
    const headers = { 'x-chatelaine': '1', 'x-chatelaine-account': account, ...(last && { 'last-event-id': last }) };
    const { status, body } = await fetch(`${url}/trpc/events.watch`, { headers, signal: open.signal });
    const isSignedOutAgain = status === 401 && wasSignedOut;
    wasSignedOut = status === 401;
    if (isSignedOutAgain || status === 403 || status === 404) return stop('refused');
    if (status !== 200 || body === null) return;
    onState('live');
    const text = body.pipeThrough(new TextDecoderStream()).getReader();
    for (let kept = '', part = await text.read(); !part.done && !open.signal.aborted; part = await text.read()) {
      after(SILENCE_MS, () => open.abort());
      const messages = (kept + part.value).split('\n\n\n');
      kept = messages.pop() ?? '';
      messages.forEach(read);
      waitMs = FIRST_WAIT_MS;
    }
  };
  const run = async () => {
    if (isOpen || isOver || document.hidden) return;
    [isOpen, open] = [true, new AbortController()];
    await stream().catch(() => {});
    isOpen = false;
    if (isOver) return;
    onState('waiting');
    after(waitMs * (0.5 + Math.random()), run);
    waitMs = Math.min(waitMs * 2, LONGEST_WAIT_MS);
  };
  const onVisibility = () => (document.hidden ? open.abort() : void run());
  const stop = (state?: WatchState) => {
    isOver = true;
    clearTimeout(timer);
    open.abort();
    document.removeEventListener('visibilitychange', onVisibility);
    if (state !== undefined) onState(state);
  };
  document.addEventListener('visibilitychange', onVisibility);
  void run();
  return () => stop();
}
