import type { IncomingMessage } from 'node:http';
import type { Logger } from '../log.ts';

const PATHS: readonly string[] = ['/healthz', '/livez', '/readyz'];

/** Whether a request is a health check of a proxy or a supervisor. Such requests come every few seconds. */
export const isCheck = ({ method }: Pick<IncomingMessage, 'method'>, path: string): boolean =>
  (method === 'GET' || method === 'HEAD') && PATHS.includes(path);

/** The answer to a health check. */
export interface CheckAnswer {
  path: string;
  status: number;
  /** The detail of the refusal; null when the check was not refused. */
  why: string | null;
}

/**
 * Makes a function that logs a line when the status of the answer to a health check changes. While the status stays the
 * same, it logs nothing.
 */
export function checkLines(log: Logger): (answer: CheckAnswer) => void {
  const last = new Map<string, number>();
  return ({ path, status, why }) => {
    const isNew = (last.get(path) ?? 200) !== status;
    last.set(path, status);
    if (!isNew) log.debug({ path, status }, 'check');
    else if (status === 200) log.info({ path, status }, 'the check is well again');
    else log.warn({ path, status, why }, 'the check is not well');
  };
}
