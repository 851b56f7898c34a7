import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** The content for each path: HTML, or a script when the path ends in `.js`. */
export type Files = (origin: string, chatelaine: string) => Record<string, string>;

/** A site with its own origin. A path without content gives an empty page. */
export interface Site extends AsyncDisposable {
  origin: string;
}

/** Starts a server for these files at `http://localhost`. Every answer has these headers. */
export async function startSite(
  files: (origin: string) => Record<string, string>,
  headers: Record<string, string> = {},
): Promise<Site> {
  const server = createServer((req, res) => {
    const { pathname } = new URL(req.url ?? '/', 'http://x');
    const type = pathname.endsWith('.js') ? 'text/javascript' : 'text/html';
    res.writeHead(200, { 'content-type': `${type}; charset=utf-8`, ...headers });
    res.end(files(origin)[pathname] ?? `<!doctype html><html lang="en"><title>${pathname}</title><body>`);
  });
  // A server that no test closes must not keep the worker alive.
  await new Promise<void>((resolve) => server.unref().listen(0, '127.0.0.1', resolve));
  const origin = `http://localhost:${(server.address() as AddressInfo).port}`;
  return {
    origin,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
      });
    },
  };
}
