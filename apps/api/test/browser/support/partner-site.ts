import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A site of a partner, on an origin that is not ours. */
export interface PartnerSite extends AsyncDisposable {
  origin: string;
  /** The addresses that browsers opened, unchanged and with their query. */
  readonly visits: readonly string[];
  /** The bodies that the pages posted to the site, parsed. */
  readonly posts: readonly { path: string; body: unknown }[];
}

/**
 * The content for each path: HTML, or a script if the path ends in `.js`. For empty content, the site responds with a
 * 204. After a 204 the browser stays on the page that navigated to this path, so a test can still look at that page.
 */
export type Pages = (origin: string) => Record<string, string>;

/** Serves these pages at `http://localhost`, on its own port. */
export async function startPartnerSite(pages: Pages): Promise<PartnerSite> {
  const visits: string[] = [];
  const posts: { path: string; body: unknown }[] = [];
  const server = createServer(async (req, res) => {
    const { pathname } = new URL(req.url ?? '/', 'http://x');
    if (req.method === 'POST') posts.push({ path: pathname, body: JSON.parse(await textOf(req)) });
    else visits.push(req.url ?? '/');
    const text = pages(origin)[pathname];
    const type = pathname.endsWith('.js') ? 'text/javascript' : 'text/html';
    res.writeHead(text === undefined ? 404 : text === '' ? 204 : 200, { 'content-type': `${type}; charset=utf-8` });
    res.end(text);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://localhost:${(server.address() as AddressInfo).port}`;
  const stop = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return { origin, visits, posts, [Symbol.asyncDispose]: stop };
}

async function textOf(req: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of req) text += chunk;
  return text;
}
