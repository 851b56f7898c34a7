import type { RequestHandler } from 'express';
import type { Gate } from './gateway/index.ts';
import { clockWarning } from './platform/db/clock-skew.ts';
import { Refusal } from './platform/refusal.ts';

/** Whether this node can serve: 200 with warnings, or 503 when the database does not answer. */
export function health({ pool, clock }: Gate, warnings: readonly string[]): RequestHandler {
  return async (_req, res) => {
    const warning = await clockWarning(pool, clock).catch(() => {
      throw new Refusal('unavailable', 'the database is away');
    });
    res.json({ status: 'ok', warnings: warning === null ? warnings : [...warnings, warning] });
  };
}
