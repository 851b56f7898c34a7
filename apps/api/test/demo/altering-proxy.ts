import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** One answer of the server behind the proxy, before the proxy returns it to the caller. */
export interface Answer {
  status: number;
  headers: Headers;
  body: string;
}

/**
 * A function that returns the fields of an answer that the proxy replaces, or `undefined` when the proxy changes
 * nothing.
 */
export type Alter = (
  request: { method: string; path: string; body: string },
  answer: Answer,
) => Partial<Answer> | undefined;

/** A running proxy in front of a server. It changes some of the answers of this server. */
export interface AlteringProxy extends AsyncDisposable {
  url: string;
  /** Returns the number of answers that the proxy has changed until now. */
  altered(): number;
}

/**
 * Starts a proxy in front of the server at `target`. For each answer, the proxy calls `alter` before it returns the
 * answer to the caller.
 */
export async function startAlteringProxy(target: string, alter: Alter): Promise<AlteringProxy> {
  let count = 0;
  const server = createServer(async (req, res) => {
    const parts: Buffer[] = [];
    for await (const part of req) parts.push(part as Buffer);
    const body = Buffer.concat(parts).toString();
    const headers = Object.entries(req.headers).filter(
      ([name]) => !['host', 'connection', 'content-length'].includes(name),
    );
    const method = req.method ?? 'GET';
    const init = {
      method,
      headers: headers as [string, string][],
      redirect: 'manual' as const,
      ...(body === '' ? {} : { body }),
    };
    const real = await fetch(target + req.url, init);
    const answer: Answer = { status: real.status, headers: real.headers, body: await real.text() };
    const change = alter({ method, path: req.url ?? '/', body }, answer);
    if (change !== undefined) count++;
    const told = { ...answer, ...change };
    for (const [name, value] of told.headers) {
      if (!['content-length', 'content-encoding', 'transfer-encoding', 'connection', 'set-cookie'].includes(name))
        res.setHeader(name, value);
    }
    const cookies = told.headers.getSetCookie();
    if (cookies.length > 0) res.setHeader('set-cookie', cookies);
    res.writeHead(told.status).end(told.body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const stop = () => new Promise<void>((resolve) => server.close(() => resolve()).closeAllConnections());
  return { url: `http://localhost:${port}`, altered: () => count, [Symbol.asyncDispose]: stop };
}
