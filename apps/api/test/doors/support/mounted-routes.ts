import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { Server } from 'node:http';
import type { Express } from 'express';
import type { Front } from '../../../src/door/front.ts';
import { appRouter } from '../../../src/door/trpc/router.ts';

/** Returns every procedure by its path, and whether the procedure reads or changes. */
export function procedureTypes(): Record<string, 'query' | 'mutation'> {
  const flat = appRouter._def.procedures as unknown as Record<string, { _def: { type: 'query' | 'mutation' } }>;
  return Object.fromEntries(Object.entries(flat).map(([path, { _def }]) => [path, _def.type]));
}

/**
 * Lists the routes that an application answers in its own routers: `GET /path`; `ALL /path` for any method; `USE /path`
 * for a function with its own path, which may answer as well. A function that runs before every path is not listed.
 */
export function mountedRoutes(app: Express): string[] {
  return [...new Set(routesOf(app.router.stack as unknown as Layer[], ''))].sort();
}

/** The parts of a router's stack that this file reads. */
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

// Every path is a string. Nobody can list the paths that a pattern matches.
const pathsOf = (path: string | string[]): string[] => [path].flat().map(String);

/** Returns every route that this process answers at an address, in the plain doors or in Express behind them. */
export const routesOfFront = ({ routes, rest }: Front<Express>): string[] =>
  [...new Set([...routes, ...mountedRoutes(rest)])].sort();

/** Finds the code that takes the requests at an address of this process. Node names the server that took a request. */
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
