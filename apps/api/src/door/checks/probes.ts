import type { RequestHandler } from 'express';
import { Refusal } from '../../platform/refusal.ts';

/** Whether this process lives. Who restarts it because the database is away makes nothing better. */
export const livez: RequestHandler = (_req, res) => {
  res.json({ status: 'ok' });
};

/** Says before the health check whether proxies may send calls here: not to a server that is about to stop. */
export function unlessDraining({ isDraining }: { isDraining(): boolean }): RequestHandler {
  return (_req, _res, next) => next(isDraining() ? new Refusal('unavailable', 'about to stop') : undefined);
}
