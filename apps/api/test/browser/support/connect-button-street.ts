import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import { createServer as createTlsServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { launchChromium } from '@chatelaine/tools/browser/chromium';
import type { Browser } from 'playwright-core';
import { makeCertificate } from './connect-button-certificate.ts';

/** One response that a browser received through the test network. */
export interface Hop {
  host: string;
  method: string;
  path: string;
  status: number;
  /** Each `Cross-Origin-Opener-Policy` header of the response. */
  openerPolicy: string[];
  /** The purpose of the request, as the browser states it. `document` means a page for a window. */
  destination: string;
}

/** Where requests to a host of the test network go: to a port of this machine, or by a redirect to another origin. */
export type House = { port: number } | { movedTo: string };

/**
 * A test network for one Chromium. In this network, every published address that the buttons use leads to this machine,
 * with real TLS.
 */
export interface Street {
  browser: Browser;
  hops: Hop[];
  houses: Map<string, House>;
  /** The opener policies that replace the policies in the responses of these hosts. */
  openerPolicies: Map<string, string>;
  /** Removes all recorded responses, all targets and all replaced headers. */
  clear(): void;
}

const SECURE = ['hub.360dialog.com', 'app.360dialog.com', 'partner.example'];
const PLAIN = ['localhost:8082', 'app.360dialog.io:80'];

// All test files of a worker share one test network. It ends with the worker's process, as every Chromium does.
let shared: Promise<Street> | undefined;

/** Clears the test network of this worker and returns it. */
export async function openStreet(): Promise<Street> {
  shared ??= buildStreet();
  const street = await shared;
  street.clear();
  return street;
}

async function buildStreet(): Promise<Street> {
  const hops: Hop[] = [];
  const houses = new Map<string, House>();
  const openerPolicies = new Map<string, string>();
  const { key, cert, flag } = makeCertificate(SECURE);
  const lead = (req: IncomingMessage, res: ServerResponse) => leadThrough({ hops, houses, openerPolicies }, req, res);
  const [secure, plain] = await Promise.all([createTlsServer({ key, cert }, lead), createServer(lead)].map(listen));
  const rules = [
    ...SECURE.map((host) => `MAP ${host}:443 127.0.0.1:${secure}`),
    ...PLAIN.map((host) => `MAP ${host} 127.0.0.1:${plain}`),
  ];
  const browser = await launchChromium([`--host-resolver-rules=${rules.join(',')}`, flag]);
  const clear = () => [hops.splice(0), houses.clear(), openerPolicies.clear()];
  return { browser, hops, houses, openerPolicies, clear };
}

type Signs = Pick<Street, 'hops' | 'houses' | 'openerPolicies'>;

function leadThrough(signs: Signs, req: IncomingMessage, res: ServerResponse): void {
  const { host = '' } = req.headers;
  const house = signs.houses.get(host);
  if (house === undefined) note(signs, req, res.writeHead(404));
  else if ('movedTo' in house) note(signs, req, res.writeHead(307, { location: house.movedTo + req.url }));
  else carry(signs, house.port, req, res);
}

function carry(signs: Signs, port: number, req: IncomingMessage, res: ServerResponse): void {
  const { url, method, headers } = req;
  const inner = request({ port, host: '127.0.0.1', agent: false, path: url, method, headers }, (answer) => {
    const policy = signs.openerPolicies.get(headers.host ?? '');
    for (const [name, value] of Object.entries(answer.headers)) if (value !== undefined) res.setHeader(name, value);
    if (policy !== undefined) res.setHeader('cross-origin-opener-policy', policy);
    note(signs, req, res.writeHead(answer.statusCode ?? 502), answer);
  });
  // A browser can still send a request after the test has stopped the server. Then this proxy only ends the connection.
  inner.on('error', () => res.destroy());
  req.pipe(inner);
}

function note({ hops }: Signs, req: IncomingMessage, res: ServerResponse, answer?: IncomingMessage): void {
  const { host = '', 'sec-fetch-dest': destination = '' } = req.headers;
  const openerPolicy = answer?.headersDistinct['cross-origin-opener-policy'] ?? [];
  hops.push({
    host,
    method: req.method ?? '',
    path: req.url ?? '',
    status: res.statusCode,
    openerPolicy,
    destination: String(destination),
  });
  if (answer === undefined) res.end();
  else answer.pipe(res);
}

function listen(server: Server | ReturnType<typeof createServer>): Promise<number> {
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });
}
