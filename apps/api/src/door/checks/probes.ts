import type { RequestHandler } from 'express';
import { Refusal } from '../../platform/refusal.ts';

/**
 * Answers that this process is alive. This check does not ask the database: a supervisor restarts the process when the
 * check fails, and a restart does not repair a database.
 */
export const livez: RequestHandler = (_req, res) => {
  res.json({ status: 'ok' });
};

/**
 * Makes a handler that refuses the request when this server is about to stop, so that proxies send no more calls. When
 * the server is not about to stop, the next handler answers, which is the health check.
 */
export function unlessDraining({ isDraining }: { isDraining(): boolean }): RequestHandler {
  return (_req, _res, next) => next(isDraining() ? new Refusal('unavailable', 'about to stop') : undefined);
}
