import type { RequestHandler } from 'express';
import { Refusal } from '../../platform/refusal.ts';

/** Whether this process lives. It does not ask the database, because a restart does not repair a database. */
export const livez: RequestHandler = (_req, res) => {
  res.json({ status: 'ok' });
};

/** Tells proxies, before the health check, whether they may send calls here. A server that is about to stop says no. */
export function unlessDraining({ isDraining }: { isDraining(): boolean }): RequestHandler {
  return (_req, _res, next) => next(isDraining() ? new Refusal('unavailable', 'about to stop') : undefined);
}
