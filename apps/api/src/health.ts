import type { RequestHandler } from 'express';
import type { Pool } from 'pg';
import type { Gate } from './gateway/index.ts';
import { clockWarning } from './platform/db/clock-skew.ts';
import { Refusal } from './platform/refusal.ts';

/** What is asked whether this node can serve. */
export interface Health {
  gate: Gate;
  /** A connection of its own: a node that has much to do is not ill. */
  probe: Pool;
  warnings: readonly string[];
  mailWarning(): string | null;
}

/** Whether this node can serve: 200 with warnings, or 503 when the database does not answer. */
export function health({ gate: { clock }, probe, warnings, mailWarning }: Health): RequestHandler {
  return async (_req, res) => {
    const warning = await clockWarning(probe, clock).catch(() => {
      throw new Refusal('unavailable', 'the database is away');
    });
    const moment = [mailWarning(), warning].filter((each) => each !== null);
    res.json({ status: 'ok', warnings: [...warnings, ...moment] });
  };
}
