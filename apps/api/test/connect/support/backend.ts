import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createMessages } from '@chatelaine/sdk/messages';
import { connectNumbers, memoryStore, type Numbers, type NumbersError } from '@chatelaine/sdk/server';
import express, { type ErrorRequestHandler, type Request as ExpressRequest } from 'express';
import type { World } from '../../world/start-world.ts';

/**
 * A partner's backend that uses the SDK. The header `x-account` of a request names the account that is signed in at
 * this backend.
 */
export interface Backend extends AsyncDisposable {
  origin: string;
  store: ReturnType<typeof memoryStore>;
  sync: Numbers<Request>['sync'];
  secretFor: Numbers<Request>['secretFor'];
  list: Numbers<Request>['list'];
  /** Sends a request to one of the backend's routes, as a browser does, and returns the response. */
  call(request: Request): Promise<Response>;
}

const key = { name: 'Prod server' };

/**
 * Starts a backend that uses Express. The backend has the same routes as the README's example, and listens on a free
 * port.
 */
export async function openExpress({ partner: chatelaine, baseUrl }: World): Promise<Backend> {
  const app = express();
  const server = app.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const origin = `http://localhost:${(server.address() as AddressInfo).port}`;
  const store = memoryStore();
  const account = (request: ExpressRequest) => request.get('x-account');
  const numbers = connectNumbers({ chatelaine, redirectUrl: `${origin}/whatsapp`, store, account, key });
  app.all('/connect', (request, response) => numbers.ask(request, response));
  app.get('/whatsapp', async (request, response) => void response.json(await numbers.takeAnswer(request)));
  app.post('/done', express.json(), async (request, response) => {
    response.json(await numbers.takeAnswer(request, request.body.state));
  });
  app.post('/send', express.json(), async (request, response) => {
    const { channelId, to, body } = request.body;
    const messages = createMessages({ key: () => numbers.secretFor(account(request) ?? '', channelId), baseUrl });
    response.json(await messages.text({ to, body }));
  });
  const refuse: ErrorRequestHandler = (error, _request, response, _next) => {
    response.status(error.status ?? 500).json({ code: error.code });
  };
  app.use(refuse);
  return {
    ...{ origin, store, sync: numbers.sync, secretFor: numbers.secretFor, list: numbers.list },
    call: (request) => fetch(new Request(request, { redirect: 'manual' })),
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

/** Makes a backend that uses the types `Request` and `Response` of Fetch, as Hono, Next.js and workers do. */
export async function openFetch({ partner: chatelaine, baseUrl }: World): Promise<Backend> {
  const origin = 'https://app.example';
  const store = memoryStore();
  const account = (request: Request) => request.headers.get('x-account');
  const numbers = connectNumbers({ chatelaine, redirectUrl: `${origin}/whatsapp`, store, account, key });
  const route = async (request: Request): Promise<Response> => {
    const { pathname } = new URL(request.url);
    if (pathname === '/connect') return numbers.ask(request);
    if (pathname === '/whatsapp') return Response.json(await numbers.takeAnswer(request));
    const sent = JSON.parse(await request.text());
    if (pathname === '/done') return Response.json(await numbers.takeAnswer(request, sent.state));
    const secret = await numbers.secretFor(account(request) ?? '', sent.channelId);
    return Response.json(await createMessages({ key: secret, baseUrl }).text({ to: sent.to, body: sent.body }));
  };
  return {
    ...{ origin, store, sync: numbers.sync, secretFor: numbers.secretFor, list: numbers.list },
    async call(request) {
      try {
        return await route(request);
      } catch (error) {
        const { code, status } = error as NumbersError;
        return Response.json({ code }, { status: status ?? 500 });
      }
    },
    [Symbol.asyncDispose]: async () => {},
  };
}

/** A browser that sends requests to a partner's backend and keeps the cookies that the backend sets. */
export interface Browser {
  open(address: string): Promise<Response>;
  post(path: string, body: object): Promise<Response>;
  /**
   * Opens the backend's link that asks a client for permission. Returns the address of the permission request to which
   * the backend redirects the browser.
   */
  ask(): Promise<string>;
}

export function openBrowser({ origin, call }: Backend, account: string): Browser {
  const jar = new Map<string, string>();
  const send = async (address: string, init: RequestInit, accept: string) => {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const headers = { 'x-account': account, accept, cookie, 'content-type': 'application/json' };
    const response = await call(new Request(new URL(address, origin), { ...init, headers }));
    for (const set of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(set) ?? [];
      jar.set(name, value);
    }
    return response;
  };
  return {
    open: (address) => send(address, {}, 'text/html,*/*'),
    post: (path, body) => send(path, { method: 'POST', body: JSON.stringify(body) }, '*/*'),
    async ask() {
      const response = await send('/connect', {}, 'text/html,*/*');
      return response.headers.get('location') ?? '';
    },
  };
}
