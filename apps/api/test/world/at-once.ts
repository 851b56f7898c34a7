// A server has ten connections. A call that waits for a lock on one of them may need a second one to be let in.
const CONNECTIONS = 8;

/**
 * Makes calls at once, but no more at a time than the servers have connections for. Otherwise a call could wait two
 * seconds for a connection on a busy machine, and the server would answer that it is unavailable. Returns the results
 * in the order of the calls.
 *
 * @param nodes how many servers share the calls
 */
export function atOnce<T>(count: number, call: (at: number) => Promise<T>, nodes = 1): Promise<T[]> {
  const calls = Array.from({ length: count }, (_, at) => () => call(at));
  return inLanes(calls, CONNECTIONS * nodes);
}

/** Makes all these calls, no more than so many at a time. Gives what came of each, in their order. */
export async function inLanes<T>(calls: readonly (() => Promise<T>)[], lanes: number): Promise<T[]> {
  const told: T[] = [];
  const left = calls.entries();
  // One iterator for all lanes: each takes what comes next.
  const lane = async () => {
    for (const [at, call] of left) told[at] = await call();
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return told;
}
