import type { ChatelaineEvent } from '@chatelaine/shared';

/** `live`: events arrive. `waiting`: the connection is lost and opened again. `refused`: the server refuses the person. */
export type WatchState = 'live' | 'waiting' | 'refused';

/** Which events to watch, and the functions that get them. `url` is the address of the API, without a slash at its end. */
export interface WatchOptions {
  url: string;
  account: string;
  onEvent(event: ChatelaineEvent): void;
  onState(state: WatchState): void;
}

// The server sends something every 15 seconds. After this time in silence, the connection is dead.
const SILENCE_MS = 40_000;
const [FIRST_WAIT_MS, LONGEST_WAIT_MS] = [1_000, 30_000];
const pass = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/**
 * Watches the events of an account until the returned function is called. After a lost connection it resumes with the
 * last event: none is lost or comes twice. It uses `fetch`, because an `EventSource` cannot send our headers. A hidden
 * page closes its connection, because a browser opens only six to one server without HTTP/2.
 */
export function watchEvents({ url, account, onEvent, onState }: WatchOptions): () => void {
  let [last, waitMs, isOver, open] = ['', FIRST_WAIT_MS, false, new AbortController()];
  const read = (message: string) => {
    const of = (name: string) => message.match(new RegExp(`^${name}: ?(.*)$`, 'm'))?.[1];
    if (of('event') !== undefined) return;
    const event: ChatelaineEvent | null = JSON.parse(of('data') ?? 'null');
    if (event !== null) onEvent(event);
    last = of('id') ?? last;
  };
  const stream = async () => {
    open = new AbortController();
    let timer = setTimeout(() => open.abort(), SILENCE_MS);
    try {
      const headers = { 'x-chatelaine': '1', 'x-chatelaine-account': account, ...(last && { 'last-event-id': last }) };
      const answer = await fetch(`${url}/trpc/events.watch`, { headers, cache: 'no-store', signal: open.signal });
      if ([401, 403, 404].includes(answer.status)) isOver = true;
      if (isOver) onState('refused');
      if (!answer.ok || !answer.body) return;
      onState('live');
      const text = answer.body.pipeThrough(new TextDecoderStream()).getReader();
      for (let kept = '', part = await text.read(); !part.done && !open.signal.aborted; part = await text.read()) {
        clearTimeout(timer);
        timer = setTimeout(() => open.abort(), SILENCE_MS);
        const messages = (kept + part.value).split('\n\n');
        kept = messages.pop() ?? '';
        for (const message of messages) if (message !== '') read(message.trimStart());
        waitMs = FIRST_WAIT_MS;
      }
    } finally {
      clearTimeout(timer);
    }
  };
  const onVisibility = () => document.hidden && open.abort();
  document.addEventListener('visibilitychange', onVisibility);
  const stop = () => {
    isOver = true;
    open.abort();
    document.removeEventListener('visibilitychange', onVisibility);
  };
  void (async () => {
    while (!isOver) {
      if (!document.hidden) await stream().catch(() => {});
      if (isOver) break;
      if (!document.hidden) onState('waiting');
      await pass(waitMs * (0.5 + Math.random()));
      waitMs = document.hidden ? FIRST_WAIT_MS : Math.min(waitMs * 2, LONGEST_WAIT_MS);
    }
    stop();
  })();
  return stop;
}
