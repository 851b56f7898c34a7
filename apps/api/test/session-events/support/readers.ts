import type { SessionEvent } from '@chatelaine/shared';
import { EventSource } from 'eventsource';
import { WebSocket } from 'ws';

/** A reader of events. It keeps what it got. */
export interface Reader extends AsyncDisposable {
  events: SessionEvent[];
  /** Resolves when the reader has got this many events. */
  until(count: number): Promise<void>;
  /** Resolves when the server has closed the stream, with the code of a WebSocket and the reason. */
  closed: Promise<readonly [code: number, reason: string]>;
  /** Ends the stream from the side of the reader. */
  close(): Promise<void>;
}

const headersOf = (secret: string) => ({ authorization: `Bearer ${secret}` });

/** Opens a WebSocket with a new ticket, and waits until it is open. */
export async function openSocket(baseUrl: string, secret: string, query = ''): Promise<Reader> {
  const { url } = await ticketOf(baseUrl, secret);
  return openSocketAt(url + query);
}

/** Gets a ticket for a WebSocket at this server. */
export async function ticketOf(baseUrl: string, secret: string): Promise<{ ticket: string; url: string }> {
  const answer = await fetch(`${baseUrl}/api/v1/realtime/ticket`, { method: 'POST', headers: headersOf(secret) });
  if (answer.status !== 201) throw new Error(await answer.text());
  const { ticket } = (await answer.json()) as { ticket: string };
  return { ticket, url: `${baseUrl.replace(/^http/, 'ws')}/api/v1/realtime?ticket=${ticket}` };
}

/** Opens a WebSocket at an address. Rejects with the status when the server refuses it. */
export async function openSocketAt(url: string): Promise<Reader> {
  const ws = new WebSocket(url);
  const kept = keeper();
  const opened = Promise.withResolvers<void>();
  ws.on('open', opened.resolve).on('error', opened.reject);
  ws.on('unexpected-response', (_req, res) => opened.reject(new Error(`refused with ${res.statusCode}`)));
  ws.on('message', (data) => kept.add(JSON.parse(String(data))));
  ws.on('close', (code, reason) => kept.end([code, String(reason)]));
  await opened.promise;
  const close = async () => {
    ws.terminate();
    await kept.closed;
  };
  return { ...kept, close, [Symbol.asyncDispose]: close };
}

/** Opens a stream with the library `eventsource`, as it is, and waits until it is open. */
export async function openEventSource(
  baseUrl: string,
  secret: string,
  query = '',
): Promise<Reader & { lives(): number }> {
  const kept = keeper();
  let lives = 0;
  const opened = Promise.withResolvers<void>();
  const source = new EventSource(`${baseUrl}/api/v1/events/stream${query}`, {
    fetch: (url, init) => fetch(url, { ...init, headers: { ...init.headers, ...headersOf(secret) } }),
  });
  source.onopen = () => {
    lives++;
    opened.resolve();
  };
  source.onmessage = ({ data }) => kept.add(JSON.parse(data));
  source.onerror = ({ code }) => {
    if (code !== undefined) kept.end([code, 'refused']);
    if (lives === 0) opened.reject(new Error(`refused with ${code}`));
  };
  await opened.promise;
  const close = async () => source.close();
  return { ...kept, lives: () => lives, close, [Symbol.asyncDispose]: close };
}

/** Reads the pull list page by page, until it has this many events. */
export async function pull(baseUrl: string, secret: string, count: number): Promise<SessionEvent[]> {
  const events: SessionEvent[] = [];
  while (events.length < count) {
    const after = events.at(-1)?.id;
    const query = new URLSearchParams({ limit: '20', ...(after !== undefined && { after }) });
    const answer = await fetch(`${baseUrl}/api/v1/events?${query}`, { headers: headersOf(secret) });
    if (answer.status !== 200) throw new Error(await answer.text());
    events.push(...((await answer.json()) as { data: SessionEvent[] }).data);
  }
  return events;
}

function keeper() {
  const events: SessionEvent[] = [];
  const { promise: closed, resolve: end } = Promise.withResolvers<readonly [number, string]>();
  let wake = Promise.withResolvers<void>();
  return {
    events,
    closed,
    end,
    add(event: SessionEvent) {
      events.push(event);
      wake.resolve();
    },
    async until(count: number) {
      while (events.length < count) {
        wake = Promise.withResolvers<void>();
        await wake.promise;
      }
    },
  };
}
