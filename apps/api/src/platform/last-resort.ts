import type { ServerResponse } from 'node:http';
import { describeError } from './describe-error.ts';
import { currentRequest } from './http/request-scope.ts';
import type { Logger } from './log.ts';
import { Refusal, refusalBody, refusalHeaders } from './refusal.ts';

/**
 * Handles errors that no code caught, so that a bug affects only its own request. The error is logged as a bug, and the
 * request is answered with 500 if it has no answer yet. The process continues, because every change is one transaction
 * of the database, so no change is written in part.
 */
export function installLastResort(log: Logger): void {
  for (const event of ['unhandledRejection', 'uncaughtException'] as const) {
    process.on(event, (thrown: unknown) => {
      const request = currentRequest();
      log.error({ requestId: request?.origin.requestId, event, ...describeError(thrown) }, 'a bug');
      if (request !== undefined) answerBug(request.res, request.origin.requestId);
    });
  }
}

/** Writes Node's own warnings to the log as JSON lines, for example about a deprecation or too many listeners. */
export function logNodeWarnings(log: Logger): void {
  process.removeAllListeners('warning');
  process.on('warning', ({ name, message }) =>
    log.warn({ warning: name, message: message.slice(0, 300) }, 'Node warns'),
  );
}

function answerBug(res: ServerResponse, requestId: string): void {
  if (res.writableEnded) return;
  // An answer that has begun cannot be changed. The connection is closed, so the caller sees that the answer is
  // incomplete.
  if (res.headersSent) return void res.destroy();
  const bug = new Refusal('internal', 'a bug');
  const headers = { 'content-type': 'application/json', 'cache-control': 'no-store', connection: 'close' };
  res
    .writeHead(bug.status, { ...headers, ...refusalHeaders(bug, null) })
    .end(JSON.stringify(refusalBody(bug, requestId)));
}
