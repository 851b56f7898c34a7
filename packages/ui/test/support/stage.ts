import { once } from 'node:events';
import { createServer } from 'node:http';
import { openBrowser } from '@chatelaine/tools/browser/chromium';
import type { BrowserContext, Page } from 'playwright-core';
import { type Bundle, bundle } from './bundle.ts';

const POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; require-trusted-types-for 'script'";

/** A page with a component in a browser, and all errors and warnings of the browser. */
export interface Stage extends AsyncDisposable {
  context: BrowserContext;
  page: Page;
  /** The query of the address, such as `?long`. */
  search: string;
  /** The errors, the warnings, and the violations of the content security policy. */
  objections: string[];
  /** All lines in the console. */
  said: string[];
  /** The addresses of all requests. */
  requests: string[];
}

/** Builds `test/pages/<noun>.tsx` and opens it under the strictest policy that a page of ours can have. */
export async function openStage(noun: string, search = ''): Promise<Stage> {
  await using building = new AsyncDisposableStack();
  const origin = await serve(building, await bundleOf(noun));
  const context = await sharedBrowser();
  // At the end of a test, the pages of this test are closed and the permissions of the browser are removed.
  building.defer(async () => {
    await context.clearPermissions();
    const [, ...own] = context.pages();
    for (const one of own) await one.close();
  });
  const page = await context.newPage();
  const stage = { context, page, search, objections: [] as string[], said: [] as string[], requests: [] as string[] };
  page.on('pageerror', (error) => stage.objections.push(error.message));
  page.on('request', (request) => stage.requests.push(request.url()));
  page.on('console', (message) => {
    stage.said.push(message.text());
    if (['error', 'warning'].includes(message.type())) stage.objections.push(message.text());
  });
  await page.goto(`${origin}/${search}`);
  await page.getByRole('heading', { level: 1 }).waitFor();
  const built = building.move();
  return { ...stage, [Symbol.asyncDispose]: () => built.disposeAsync() };
}

let shared: Promise<BrowserContext> | undefined;

// All tests of a worker share one browser. One page stays open, so the next page of the same site needs no new process.
// Each test has its own window and its own origin.
function sharedBrowser(): Promise<BrowserContext> {
  shared ??= openBrowser().then(async (context) => {
    context.setDefaultTimeout(10_000);
    const origin = await serve(null, { js: '', css: '' });
    await (await context.newPage()).goto(origin);
    return context;
  });
  return shared;
}

const bundles = new Map<string, Promise<Bundle>>();

// Each page is built only once per worker, because many tests may open the same page.
function bundleOf(noun: string): Promise<Bundle> {
  const kept = bundles.get(noun) ?? bundle(`import '../pages/page.css'; import '../pages/${noun}.tsx';`);
  bundles.set(noun, kept);
  return kept;
}

/** Serves a page until the stack is disposed of. Without a stack the server runs until the worker ends. */
async function serve(building: AsyncDisposableStack | null, { js, css }: Bundle): Promise<string> {
  const files: Record<string, [type: string, body: string]> = {
    '/': ['text/html; charset=utf-8', SHELL],
    '/page.js': ['text/javascript; charset=utf-8', js],
    '/page.css': ['text/css; charset=utf-8', css],
  };
  const server = createServer((request, response) => {
    const [type, body] = files[new URL(request.url ?? '/', 'http://localhost').pathname] ?? ['text/plain', ''];
    response.writeHead(200, { 'content-type': type, 'content-security-policy': POLICY }).end(body);
  });
  server.unref();
  building?.defer(() => {
    server.closeAllConnections();
    server.close();
  });
  server.listen(0, 'localhost');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server listens on no port.');
  return `http://localhost:${address.port}`;
}

const SHELL = `<!doctype html>
<html lang="en">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Components</title>
<link rel="stylesheet" href="/page.css">
<main id="app"></main>
<script type="module" src="/page.js"></script>
`;
