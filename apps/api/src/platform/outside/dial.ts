import { connect, isIP, type Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { addressProblem, type Outside } from './address-problem.ts';
import { OutsideError } from './outside-error.ts';

/** The highest number of addresses of one host that are tried. */
const MOST_ADDRESSES = 10;
/** When an address has not answered after this time, the next one is tried too (as in RFC 8305). */
const NEXT_MS = 300;

/**
 * Connects to the first of these addresses that accepts. The next address is tried when the one before has failed, or
 * has not answered for a while. Each address is checked again directly before the connection, and the other end of the
 * connection is checked after it.
 *
 * @throws the error of the first address, when none accepts.
 */
export async function dial(
  addresses: readonly string[],
  port: number,
  { outside, signal }: { outside: Outside; signal: AbortSignal },
): Promise<Socket> {
  const rest = new AbortController();
  const stop = AbortSignal.any([signal, rest.signal]);
  let turn: Promise<unknown> = Promise.resolve();
  const attempts = inTurns(addresses).map((address) => {
    const attempt = turn.then(() => dialOne(address, port, { outside, signal: stop, connected: () => rest.abort() }));
    const slow = turn.then(() => wait(NEXT_MS, undefined, { signal: stop, ref: false }));
    turn = Promise.race([attempt, slow]).catch(() => {});
    return attempt;
  });
  try {
    return await Promise.any(attempts);
  } catch (error) {
    throw error instanceof AggregateError ? tellingOf(error.errors) : error;
  } finally {
    rest.abort();
  }
}

/** Sorts addresses so that IPv4 and IPv6 take turns, because a machine may have only one of the two. */
function inTurns(addresses: readonly string[]): string[] {
  const four = addresses.filter((address) => isIP(address) === 4);
  const others = addresses.filter((address) => isIP(address) !== 4);
  const turns = Array.from({ length: addresses.length }, (_, n) => [four[n], others[n]]);
  return turns
    .flat()
    .filter((address) => address !== undefined)
    .slice(0, MOST_ADDRESSES);
}

const tellingOf = (errors: unknown[]): unknown => errors.find((each) => each instanceof OutsideError) ?? errors[0];

interface Dialling {
  outside: Outside;
  signal: AbortSignal;
  connected(): void;
}

function dialOne(address: string, port: number, { outside, signal, connected }: Dialling): Promise<Socket> {
  return new Promise((resolve, reject) => {
    signal.throwIfAborted();
    // Only an address is dialled, never a name: nothing is looked up between the check and the connection.
    requireAllowed(isIP(address) === 0 ? undefined : address, outside);
    const socket = connect({ host: address, port, noDelay: true, keepAlive: true });
    const stop = () => socket.destroy(signal.reason);
    signal.addEventListener('abort', stop, { once: true });
    socket.once('close', () => signal.removeEventListener('abort', stop));
    // This listener stays, because an error without a listener would end the process.
    socket.on('error', reject);
    socket.once('connect', () => {
      signal.removeEventListener('abort', stop);
      try {
        requireAllowed(socket.remoteAddress, outside);
      } catch (error) {
        socket.destroy();
        return reject(error);
      }
      connected();
      resolve(socket);
    });
  });
}

function requireAllowed(address: string | undefined, outside: Outside): void {
  const problem = addressProblem(address ?? '', outside);
  if (problem !== null) throw new OutsideError(problem, { isRefused: true });
}
