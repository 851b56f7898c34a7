import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { Server } from 'node:http';
import type { Express } from 'express';
import type { Front } from '../../../src/door/front.ts';
import { appRouter } from '../../../src/door/trpc/router.ts';

/**
 * Returns the path of every procedure. The value is `query` or `subscription` for a procedure that only reads, and `mutation` for a
 * procedure that changes something.
 */
export function procedureTypes(): Record<string, 'query' | 'mutation' | 'subscription'> {
  const flat = appRouter._def.procedures as unknown as Record<
    string,
    { _def: { type: 'query' | 'mutation' | 'subscription' } }
  >;
  return Object.fromEntries(Object.entries(flat).map(([path, { _def }]) => [path, _def.type]));
}

/**
 * Lists the routes that an Express application has in its own routers. `GET /path` is a route for one method. `ALL
 * /path` is a route for all methods. `USE /path` is a function for all paths below this path, which may also answer a
 * request. Functions that run for every path are left out.
 */
export function mountedRoutes(app: Express): string[] {
  return [...new Set(routesOf(app.router.stack as unknown as Layer[], ''))].sort();
}

/** The parts of an entry in a router's stack that this file reads. */
interface Layer {
  rawPath: string | string[];
  route?: { path: string | string[]; methods: Record<string, boolean> };
  handle: { stack?: Layer[]; length: number };
}

function routesOf(stack: readonly Layer[], at: string): string[] {
  return stack.flatMap(({ rawPath, route, handle }) => {
    if (route !== undefined) {
      const methods = Object.keys(route.methods).map((name) => (name === '_all' ? 'ALL' : name.toUpperCase()));
      return pathsOf(route.path).flatMap((path) => methods.map((method) => `${method} ${at}${path}`));
    }
    return pathsOf(rawPath).flatMap((path) => {
      const below = path === '/' ? at : at + path;
      if (handle.stack !== undefined) return routesOf(handle.stack, below);
      const isErrorHandler = handle.length === 4;
      return path === '/' || isErrorHandler ? [] : [`USE ${below}`];
    });
  });
}

// A test must be able to list every path. So each path is a string, because nobody can list the paths that a pattern
// matches.
const pathsOf = (path: string | string[]): string[] => [path].flat().map(String);

/** Returns every route that the server at one address answers, in its plain doors and in Express behind these doors. */
export const routesOfFront = ({ routes, rest }: Front<Express>): string[] =>
  [...new Set([...routes, ...mountedRoutes(rest)])].sort();

/**
 * Returns the code that answers the requests at this address, which belongs to this process. The function sends a
 * request to the address, and Node reports the server object that got the request.
 */
export async function frontAt(baseUrl: string): Promise<Front<Express>> {
  const found: Server[] = [];
  const { port } = new URL(baseUrl);
  const look = (message: unknown) => {
    const { server, socket } = message as { server: Server; socket: { localPort: number } };
    if (String(socket.localPort) === port) found.push(server);
  };
  subscribe('http.server.request.start', look);
  await fetch(`${baseUrl}/healthz`);
  unsubscribe('http.server.request.start', look);
  const front = found.flatMap((server) => server.listeners('request')).find((listener) => 'rest' in listener);
  if (front === undefined) throw new Error(`Nothing in this process answers at ${baseUrl}.`);
  return front as unknown as Front<Express>;
}
