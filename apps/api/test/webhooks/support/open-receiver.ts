import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A request that the receiver got. */
export interface ReceivedCall {
  method: string;
  url: string;
  headers: IncomingHttpHeaders;
  body: string;
}

/** What the receiver answers. */
export interface ReceiverAnswer {
  status: number;
  headers?: Record<string, string>;
  body?: string;
}

/** A program on this machine that gets webhooks. */
export interface Receiver extends AsyncDisposable {
  url: string;
  calls: ReceivedCall[];
  /** Decides the answers from now on. At first the receiver answers 200. */
  answer: (call: ReceivedCall) => ReceiverAnswer | Promise<ReceiverAnswer>;
}

/** Starts a receiver on loopback. */
export async function openReceiver(): Promise<Receiver> {
  const calls: ReceivedCall[] = [];
  const server = createServer(async (req, res) => {
    const parts: Buffer[] = [];
    for await (const part of req) parts.push(part);
    const { method = '', url = '', headers } = req;
    const call = { method, url, headers, body: Buffer.concat(parts).toString() };
    calls.push(call);
    const { status, headers: more = {}, body = '' } = await receiver.answer(call);
    res.writeHead(status, more).end(body);
  });
  const receiver: Receiver = {
    url: '',
    calls,
    answer: () => ({ status: 200 }),
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  receiver.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return receiver;
}
