// SQLSTATE classes and codes with which PostgreSQL says "not now": 08 connection (but 08P01, a message
// that cannot be one: text with a NUL), 53 resources, 57P admin shutdown,
// crash and "cannot connect now"; 57014 and 55P03 waited too long, 40001 and 40P01 lost a race and may be sent again,
// 25P03 idle for too long in a transaction. Source: PostgreSQL's appendix A, Error Codes.
const SQLSTATE = /^(08(?!P01)|53|57P0[1-5]|57014|55P03|40001|40P01|25P03)/;
const SOCKET = /^(ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|ENOTFOUND|EHOSTUNREACH|ENETUNREACH)$/;
// pg and its pool throw plain errors without a code in these cases.
const SENTENCE =
  /connection terminated|timeout exceeded when trying to connect|query read timeout|client was closed|connection error and is not queryable|cannot use a pool after calling end/i;

/** Tells whether a thrown thing means that the database cannot be reached: then we cannot decide, and refuse. */
export function isOutage(thrown: unknown): boolean {
  for (
    let error = thrown, depth = 0;
    error instanceof Error && depth < 6;
    error = error.cause ?? previousOf(error), depth++
  ) {
    const code = 'code' in error ? String(error.code) : '';
    if (SQLSTATE.test(code) || SOCKET.test(code) || SENTENCE.test(error.message)) return true;
    if (error instanceof AggregateError && error.errors.some(isOutage)) return true;
  }
  return false;
}

// MikroORM's DriverException keeps what it wraps here.
function previousOf(error: Error): unknown {
  return 'previous' in error ? error.previous : undefined;
}
