/** The calls that are measured. */
export const CALLS = {
  messages: { name: 'POST /messages', method: 'POST', path: '/messages', keyHeader: 'd360-api-key' },
  whoami: { name: 'GET /api/v1/whoami', method: 'GET', path: '/api/v1/whoami', keyHeader: 'x-api-key' },
} as const;

/** What is measured in one row of the table. */
export interface Row {
  server: 'bare' | 'roof' | 'gateway';
  call: keyof typeof CALLS;
  /** From how many keys each call takes one. */
  keys: number;
  hasLimits: boolean;
}

/** How many keys of each kind the database has. */
export const MANY_KEYS = 100_000;

const both = (row: Omit<Row, 'call'>): Row[] => [
  { call: 'messages', ...row },
  { call: 'whoami', ...row },
];
const oneAndMany = (row: Omit<Row, 'call' | 'keys'>): Row[] => [1, MANY_KEYS].flatMap((keys) => both({ keys, ...row }));

/** All rows: first those that the others are compared with, and those without limits before those with. */
export const ROWS: readonly Row[] = [
  ...both({ server: 'bare', keys: 1, hasLimits: false }),
  ...oneAndMany({ server: 'roof', hasLimits: false }),
  ...oneAndMany({ server: 'gateway', hasLimits: false }),
  ...oneAndMany({ server: 'gateway', hasLimits: true }),
];
