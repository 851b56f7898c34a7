import type { RequestHandler } from 'express';
import type { Gate } from './gateway/index.ts';
import { Refusal } from './platform/refusal.ts';

const SKEW_MS = 2_000;

/** Whether this node can serve: 200 with warnings, or 503 when the database does not answer. */
export function health({ pool, clock }: Gate): RequestHandler {
  return async (_req, res) => {
    const { rows } = await pool.query<{ now: Date }>('select now()').catch(() => {
      throw new Refusal('unavailable', 'the database is away');
    });
    const skewMs = rows[0] === undefined ? 0 : Math.abs(rows[0].now.getTime() - clock.now().getTime());
    const warnings =
      skewMs > SKEW_MS ? [`This node's clock is ${Math.round(skewMs / 1000)} s away from the database's.`] : [];
    res.json({ status: 'ok', warnings });
  };
}
