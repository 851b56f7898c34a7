import type { RequestHandler } from 'express';
import { Refusal } from '../../platform/refusal.ts';

/**
 * Answers that this process is alive. It does not ask the database: a supervisor restarts the process when this check
 * fails, and a restart does not repair a database.
 */
export const livez: RequestHandler = (_req, res) => {
  res.json({ status: 'ok' });
};

/**
 * Refuses the request when this server is about to stop, so that proxies send no more calls. Otherwise the health check
 * answers.
 */
export function unlessDraining({ isDraining }: { isDraining(): boolean }): RequestHandler {
  return (_req, _res, next) => next(isDraining() ? new Refusal('unavailable', 'about to stop') : undefined);
}
