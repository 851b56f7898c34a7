import type { IncomingMessage } from 'node:http';
import type { Logger } from '../log.ts';

const PATHS: readonly string[] = ['/healthz', '/livez', '/readyz'];

/** Whether a request is the health check of a proxy or a supervisor, which comes every few seconds, for ever. */
export const isCheck = ({ method }: Pick<IncomingMessage, 'method'>, path: string): boolean =>
  (method === 'GET' || method === 'HEAD') && PATHS.includes(path);

/** The answer to a health check. */
export interface CheckAnswer {
  path: string;
  status: number;
  /** The detail of the refusal; null when there was none. */
  why: string | null;
}

/** Logs a line when the answer of a check changes, and none while it stays the same. */
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
