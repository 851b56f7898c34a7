import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { Server } from 'node:http';
import type { Express } from 'express';
import type { Front } from '../../../src/door/front.ts';
import { appRouter } from '../../../src/door/trpc/router.ts';

/** Every procedure by its path, and whether it reads or changes. */
export function procedureTypes(): Record<string, 'query' | 'mutation'> {
  const flat = appRouter._def.procedures as unknown as Record<string, { _def: { type: 'query' | 'mutation' } }>;
  return Object.fromEntries(Object.entries(flat).map(([path, { _def }]) => [path, _def.type]));
}

/**
 * Reads what an application answers from its own routers: `GET /path`; `ALL /path` for any method; `USE /path` for a
 * function that stands at a path of its own, which may answer as well. What stands before every path is not listed.
 */
export function mountedRoutes(app: Express): string[] {
  return [...new Set(routesOf(app.router.stack as unknown as Layer[], ''))].sort();
}

/** Of a router's stack, what is read here. */
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

// A pattern would be a path that nobody can list.
const pathsOf = (path: string | string[]): string[] => [path].flat().map(String);

/** Every route that is answered at an address of this process: by plain doors, or by Express behind them. */
export const routesOfFront = ({ routes, rest }: Front<Express>): string[] =>
  [...new Set([...routes, ...mountedRoutes(rest)])].sort();

/** Finds what takes the requests at an address of this process: Node says which server took one. */
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
