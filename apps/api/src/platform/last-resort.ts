import type { ServerResponse } from 'node:http';
import { describeError } from './describe-error.ts';
import { currentRequest } from './http/request-scope.ts';
import type { Logger } from './log.ts';
import { Refusal, refusalBody, refusalHeaders } from './refusal.ts';

/**
 * Limits a defect to the request in which it happened: an error that nobody caught is logged as a bug, and its request
 * is answered 500 if it has no answer yet. The process goes on: every change is one transaction of the database, so no
 * change is half written.
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

function answerBug(res: ServerResponse, requestId: string): void {
  if (res.writableEnded) return;
  // An answer that has begun cannot be taken back. The caller sees that it was cut.
  if (res.headersSent) return void res.destroy();
  const bug = new Refusal('internal', 'a bug');
  const headers = { 'content-type': 'application/json', 'cache-control': 'no-store', connection: 'close' };
  res
    .writeHead(bug.status, { ...headers, ...refusalHeaders(bug, null) })
    .end(JSON.stringify(refusalBody(bug, requestId)));
}
