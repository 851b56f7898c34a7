import type { ChatelaineEvent } from '@chatelaine/shared';
import type { Caller, Sent } from '../../world/caller.ts';
import type { World } from '../../world/start-world.ts';

/** A message of a stream: its kind, the id to resume from, and an event. */
interface Message {
  kind: string;
  id: string | null;
  event: ChatelaineEvent | null;
}

/** An open stream of events. */
export interface Stream extends AsyncDisposable {
  headers: Headers;
  /** The id of the last message. */
  lastId(): string;
  /** Waits for the next event. Null when the server has ended the stream. */
  next(): Promise<ChatelaineEvent | null>;
  /** Waits for the next events, and returns their ids. */
  ids(count: number): Promise<string[]>;
  close(): Promise<void>;
}

/** Opens a stream at a server of a world, and waits until it has begun. */
export async function openStream(world: World, as: Caller, sent: Sent & { after?: string } = {}): Promise<Stream> {
  const { after, node = 0 } = sent;
  const headers = { ...as.headers(sent), ...(after !== undefined && { 'last-event-id': after }) };
  const response = await fetch(`${world.nodes[node]?.baseUrl}/trpc/events.watch`, { headers });
  if (response.status !== 200 || response.body === null) throw new Error(await response.text());
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  const messages: Message[] = [];
  let [kept, last] = ['', ''];
  const message = async (): Promise<Message | null> => {
    for (;;) {
      const found = messages.shift();
      if (found !== undefined) {
        last = found.id ?? last;
        return found;
      }
      const part = await reader.read().catch(() => ({ done: true, value: undefined }));
      if (part.done || part.value === undefined) return null;
      const texts = (kept + part.value).split('\n\n\n');
      kept = texts.pop() ?? '';
      messages.push(...texts.map(readMessage));
    }
  };
  const next = async (): Promise<ChatelaineEvent | null> => {
    for (;;) {
      const found = await message();
      if (found === null || found.kind === 'return') return null;
      if (found.kind === 'message' && found.event !== null) return found.event;
    }
  };
  const close = () => reader.cancel().catch(() => {});
  // The first two messages say that the connection is open, and where the stream begins.
  await message();
  await message();
  return {
    headers: response.headers,
    lastId: () => last,
    next,
    ids: async (count) => {
      const ids: string[] = [];
      while (ids.length < count) ids.push((await next())?.id ?? 'the end');
      return ids;
    },
    close,
    [Symbol.asyncDispose]: close,
  };
}

function readMessage(text: string): Message {
  const fieldOf = (name: string) => new RegExp(`^${name}: (.*)$`, 'm').exec(text)?.[1] ?? null;
  const kind = fieldOf('event') ?? 'message';
  return { kind, id: fieldOf('id'), event: kind === 'message' ? JSON.parse(fieldOf('data') ?? 'null') : null };
}
