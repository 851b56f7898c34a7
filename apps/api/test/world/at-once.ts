// The maximum number of calls at a time for one server. The number is lower than the ten connections of a server: while
// calls hold connections and wait for a lock, the server may need one more connection to let a call in.
const CONNECTIONS = 8;

/**
 * Makes calls at once, but at a time not more calls than the servers have connections. With more calls, a call could
 * wait two seconds for a connection on a busy machine, and the server would answer `unavailable`. Returns the results
 * in the order of the calls.
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
  // All lanes share this iterator, so a lane that is free takes the next call that no lane has taken.
  const lane = async () => {
    for (const [at, call] of left) told[at] = await call();
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return told;
}
