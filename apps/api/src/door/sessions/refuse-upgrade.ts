import { STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import { type Refusal, refusalHeaders } from '../../platform/refusal.ts';
import { keyChallenge } from '../challenge.ts';
import { DOOR_HEADERS } from '../refusal-dress.ts';
import { sessionsRefusal } from './refusal.ts';

/** Answers a request for a WebSocket with a refusal, and closes the connection. */
export function refuseUpgrade(socket: Duplex, refusal: Refusal, requestId: string): void {
  if (socket.destroyed) return;
  const body = JSON.stringify(sessionsRefusal(refusal, requestId));
  const headers: Record<string, string | number> = {
    ...DOOR_HEADERS,
    ...refusalHeaders(refusal, keyChallenge()),
    'x-request-id': requestId,
    'content-type': 'application/json; charset=utf-8',
    'content-length': Buffer.byteLength(body),
    connection: 'close',
  };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  const status = `HTTP/1.1 ${refusal.status} ${STATUS_CODES[refusal.status] ?? 'Refused'}\r\n`;
  socket.end(`${status}${lines.join('')}\r\n${body}`, () => socket.destroy());
}
