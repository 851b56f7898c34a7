import type { ServerResponse } from 'node:http';

/** The end of an answer, as the log tells it. */
export interface AnswerEnd {
  /** Left out when the caller went away before any answer. */
  status?: number;
  /** The time since the request arrived, in milliseconds. */
  ms: number;
  /** Set when the connection ended before the whole answer was sent, for example because the caller went away. */
  isCut?: true;
}

/** Calls `tell` once, when the whole answer was sent, or the connection has ended before that. */
export function whenDone(res: ServerResponse, tell: (end: AnswerEnd) => void): void {
  const begun = performance.now();
  // A response emits `finish` only when it was sent. It emits `close` in every case.
  res.once('close', () => {
    const ms = Math.round(performance.now() - begun);
    const { statusCode: status } = res;
    if (res.writableFinished) tell({ status, ms });
    else tell({ ...(res.headersSent && { status }), ms, isCut: true });
  });
}
