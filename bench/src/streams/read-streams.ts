// The process that reads the streams of the bench `streams`. Its parent asks, and it answers each question once.
import { once } from 'node:events';
import { WebSocket } from 'ws';

/** A question of the parent. */
export type Ask =
  | { what: 'open'; baseUrl: string; secrets: string[]; each: number; isSlow?: boolean }
  | { what: 'open bare'; url: string; count: number }
  | { what: 'await'; frames: number }
  | { what: 'measure' }
  | { what: 'close' };

/** The answer: for `measure`, quantiles of the time from the commit of an event to its frame, in milliseconds. */
export interface Told {
  p50?: number;
  p99?: number;
}

const BARE_AT_ONCE = 10;
const open: WebSocket[] = [];
let times: number[] = [];
let onFrame = () => {};

process.on('message', (question: Ask) => void answer(question).then((told) => process.send?.(told)));

async function answer(question: Ask): Promise<Told> {
  if (question.what === 'await') return untilSeen(question.frames);
  if (question.what === 'measure') return measure();
  if (question.what === 'close') {
    const closing = open.splice(0).map((ws) => {
      const closed = once(ws, 'close');
      // A reader that takes nothing does not see the end of the closing either.
      if (ws.isPaused) ws.terminate();
      else ws.close();
      return closed;
    });
    await Promise.all(closing);
    return {};
  }
  if (question.what === 'open bare') {
    // As many at a time as with tickets, because a server has a queue for new connections.
    for (let opened = 0; opened < question.count; opened += BARE_AT_ONCE)
      await Promise.all(Array.from({ length: BARE_AT_ONCE }, () => listenAt(question.url)));
    return {};
  }
  for (const secret of question.secrets)
    await Promise.all(Array.from({ length: question.each }, () => openOne(question.baseUrl, secret, question.isSlow)));
  return {};
}

async function openOne(baseUrl: string, secret: string, isSlow = false): Promise<void> {
  const headers = { authorization: `Bearer ${secret}` };
  const given = await fetch(`${baseUrl}/api/v1/realtime/ticket`, { method: 'POST', headers });
  const { url } = (await given.json()) as { url: string };
  await listenAt(url, isSlow);
}

async function listenAt(url: string, isSlow = false): Promise<void> {
  const ws = new WebSocket(url);
  await once(ws, 'open');
  open.push(ws);
  if (isSlow) return ws.pause();
  ws.on('message', (data) => {
    const now = performance.timeOrigin + performance.now();
    times.push(now - JSON.parse(String(data)).payload.at);
    onFrame();
  });
}

/** Waits until all sockets together have this many frames. */
async function untilSeen(frames: number): Promise<Told> {
  const { promise, resolve } = Promise.withResolvers<void>();
  onFrame = () => {
    if (times.length >= frames) resolve();
  };
  onFrame();
  await promise;
  return {};
}

function measure(): Told {
  const sorted = times.toSorted((a, b) => a - b);
  times = [];
  return { p50: sorted[Math.floor(sorted.length * 0.5)] ?? 0, p99: sorted[Math.floor(sorted.length * 0.99)] ?? 0 };
}
