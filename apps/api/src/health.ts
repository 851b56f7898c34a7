import type { RequestHandler } from 'express';
import type { Gate } from './gateway/index.ts';
import { clockWarning } from './platform/db/clock-skew.ts';
import { originOf } from './platform/http/request.ts';
import { Refusal } from './platform/refusal.ts';
import type { Origin, Work } from './platform/work.ts';

/** What is asked whether this node can serve: both pools of connections, the gateway's and the one that changes things. */
export interface Health {
  gate: Gate;
  warnings: readonly string[];
  beginWork(origin: Origin): Work;
}

/** Whether this node can serve: 200 with warnings, or 503 when the database does not answer. */
export function health({ gate: { pool, clock }, warnings, beginWork }: Health): RequestHandler {
  return async (_req, res) => {
    const asked = [clockWarning(pool, clock), beginWork(originOf(res)).em.execute('select 1')] as const;
    const [warning] = await Promise.all(asked).catch(() => {
      throw new Refusal('unavailable', 'the database is away');
    });
    res.json({ status: 'ok', warnings: warning === null ? warnings : [...warnings, warning] });
  };
}
