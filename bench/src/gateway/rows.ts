/** The calls that are measured. */
export const CALLS = {
  messages: { name: 'POST /messages', method: 'POST', path: '/messages', keyHeader: 'd360-api-key' },
  whoami: { name: 'GET /api/v1/whoami', method: 'GET', path: '/api/v1/whoami', keyHeader: 'x-api-key' },
} as const;

/** The measurement of one row of the table. */
export interface Row {
  server: 'bare' | 'roof' | 'gateway';
  call: keyof typeof CALLS;
  /** The number of keys of this row. Each call uses a random key of them. */
  keys: number;
  hasLimits: boolean;
}

/** The number of keys of each kind in the database. */
export const MANY_KEYS = 100_000;

const both = (row: Omit<Row, 'call'>): Row[] => [
  { call: 'messages', ...row },
  { call: 'whoami', ...row },
];
const oneAndMany = (row: Omit<Row, 'call' | 'keys'>): Row[] => [1, MANY_KEYS].flatMap((keys) => both({ keys, ...row }));

/**
 * All rows in the order of the measurement. The rows of the bare server and of the roof come first, because other rows
 * are compared with them. Rows without limits come before rows with limits.
 */
export const ROWS: readonly Row[] = [
  ...both({ server: 'bare', keys: 1, hasLimits: false }),
  ...oneAndMany({ server: 'roof', hasLimits: false }),
  ...oneAndMany({ server: 'gateway', hasLimits: false }),
  ...oneAndMany({ server: 'gateway', hasLimits: true }),
];
