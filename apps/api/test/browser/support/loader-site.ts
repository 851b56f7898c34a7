import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

const read = (name: string) =>
  readFileSync(new URL(`../../../../../packages/onboarding-widget/dist/${name}`, import.meta.url), 'utf8');

/** A site whose pages and headers change while a test runs. */
export interface LoaderSite extends AsyncDisposable {
  origin: string;
  /**
   * The HTML for each path. `/connect.js` is the built loader, and `/spy.js` is a script that records everything that
   * the page receives.
   */
  pages: Record<string, string>;
  /** The headers of every page. */
  headers: Record<string, string>;
  /** The addresses that browsers opened, with their query. */
  visits: string[];
}

/**
 * Records everything that a page receives: the events of the loader, and the raw messages and broadcasts. `popup` is
 * the window that the loader opened. `settled()` resolves when all earlier messages to the page have arrived.
 */
const SPY = `
  window.heard = []; window.messages = []; window.broadcasts = []; window.popup = null; window.failures = [];
  for (const name of ['ready', 'opened', 'blocked', 'granted', 'denied', 'error', 'closed'])
    addEventListener('chatelaine-' + name, ({ detail }) => heard.push([name, detail]));
  addEventListener('message', ({ data, origin }) => data !== 'settled' && messages.push({ data, origin }));
  addEventListener('error', ({ message }) => failures.push(message));
  addEventListener('unhandledrejection', ({ reason }) => failures.push(String(reason)));
  new BroadcastChannel('chatelaine-connect').onmessage = ({ data }) => data !== 'settled' && broadcasts.push(data);
  { const reallyOpen = open; window.open = (...how) => (window.popup = reallyOpen(...how)); }
  { const Channel = BroadcastChannel; window.settled = async () => {
    for (const [target, say] of [
      [window, () => postMessage('settled', '*')],
      [new Channel('chatelaine-connect'), () => new Channel('chatelaine-connect').postMessage('settled')],
    ]) await new Promise((resolve) => {
      target.addEventListener('message', ({ data }) => data === 'settled' && resolve());
      say();
    });
  }; }
`;

/** The two ways to load the loader into a page: as a script tag, and as a module of the package. */
export const LOADERS = {
  script: '<script src="/connect.js"></script>',
  module: '<script type="module">import * as all from "/dist/index.mjs"; window.Chatelaine = all;</script>',
};

/** Builds a page with the loader. The spy is loaded before the loader. */
export const pageWith = (body: string, loader: keyof typeof LOADERS = 'script'): string =>
  `<!doctype html><html lang="en"><head><title>Partner</title><script src="/spy.js"></script>${LOADERS[loader]}</head><body><h1>Partner</h1>${body}</body></html>`;

/** Serves a site at `http://localhost`, on its own port. */
export async function startLoaderSite(): Promise<LoaderSite> {
  const visits: string[] = [];
  const pages: Record<string, string> = { '/spy.js': SPY, '/connect.js': read('connect.iife.js') };
  const server = createServer((req, res) => {
    const { pathname } = new URL(req.url ?? '/', 'http://x');
    visits.push(req.url ?? '/');
    const module = /^\/dist\/([\w-]+\.mjs)$/.exec(pathname)?.[1];
    const type = /\.m?js$/.test(pathname) ? 'text/javascript' : 'text/html';
    res.writeHead(200, { 'content-type': `${type}; charset=utf-8`, ...site.headers });
    res.end(
      module
        ? read(module)
        : (pages[pathname] ?? `<!doctype html><html lang="en"><title>Empty</title><h1>${pathname}</h1></html>`),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const site: LoaderSite = {
    origin: `http://localhost:${(server.address() as AddressInfo).port}`,
    pages,
    headers: {},
    visits,
    async [Symbol.asyncDispose]() {
      server.close().closeAllConnections();
    },
  };
  return site;
}
