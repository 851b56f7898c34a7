import type { IncomingMessage } from 'node:http';
import type { Origin } from '../work.ts';
import { callerAddress } from './caller-address.ts';
import { requestIdOf } from './request-id.ts';

/** The rule that says which addresses are our proxies. */
export interface Proxies {
  /** Whether this address is trusted to report the address before it. */
  isTrusted(address: string): boolean;
  /** Is called when an address that is not trusted reports another address. */
  onIgnored(address: string): void;
}

/** Reads the origin of a request: its id, the caller's address and the user agent. */
export function readOrigin(req: IncomingMessage, { isTrusted, onIgnored }: Proxies): Origin {
  const { headers } = req;
  const peer = req.socket.remoteAddress;
  const isProxy = peer !== undefined && isTrusted(peer);
  if (isPassedOn(req) && peer !== undefined && !isProxy) onIgnored(peer);
  return {
    requestId: requestIdOf({ said: lineOf(headers['x-request-id']), isTrusted: isProxy }),
    address: callerAddress({ peer, forwarded: lineOf(headers['x-forwarded-for']), isTrusted }),
    userAgent: headers['user-agent'] ?? null,
  };
}

/** Whether the headers of a request say that a proxy sent it. */
export const isPassedOn = ({ headers }: Pick<IncomingMessage, 'headers'>): boolean =>
  headers['x-forwarded-for'] !== undefined || headers.forwarded !== undefined;

/** Returns a header as one line. Several lines are joined with commas. */
export const lineOf = (value: string | string[] | undefined): string | undefined =>
  Array.isArray(value) ? value.join(', ') : value;
