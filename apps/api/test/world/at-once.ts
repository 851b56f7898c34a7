// This number is lower than the ten connections of a server. While calls wait for a lock on their connections, the
// server may need one more connection to let a call in.
const CONNECTIONS = 8;

/**
 * Makes calls at once, but not more at a time than the servers have connections. Otherwise a call could wait two
 * seconds for a connection on a busy machine, and the server would answer `unavailable`. Returns the results in the
 * order of the calls.
 *
 * @param nodes how many servers share the calls
 */
export function atOnce<T>(count: number, call: (at: number) => Promise<T>, nodes = 1): Promise<T[]> {
  const calls = Array.from({ length: count }, (_, at) => () => call(at));
  return inLanes(calls, CONNECTIONS * nodes);
}

/** Makes all these calls, at most `lanes` at a time. Returns the results in the order of the calls. */
export async function inLanes<T>(calls: readonly (() => Promise<T>)[], lanes: number): Promise<T[]> {
  const told: T[] = [];
  const left = calls.entries();
  // All lanes share one iterator, so each lane takes the next call.
  const lane = async () => {
    for (const [at, call] of left) told[at] = await call();
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return told;
}
