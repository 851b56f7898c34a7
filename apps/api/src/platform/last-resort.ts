import type { ServerResponse } from 'node:http';
import { describeError } from './describe-error.ts';
import { currentRequest } from './http/request-scope.ts';
import type { Logger } from './log.ts';
import { Refusal, refusalBody, refusalHeaders } from './refusal.ts';

/**
 * Keeps one caller's defect from being every caller's: what nobody caught is logged as a bug, and the request in whose
 * course it was thrown is answered 500 where its answer is still open. The process goes on: every change is one
 * transaction of the database, so nothing is half written here.
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
  // What has begun cannot be taken back: the caller sees that it was cut.
  if (res.headersSent) return void res.destroy();
  const bug = new Refusal('internal', 'a bug');
  const headers = { 'content-type': 'application/json', 'cache-control': 'no-store', connection: 'close' };
  res.writeHead(bug.status, { ...headers, ...refusalHeaders(bug) }).end(JSON.stringify(refusalBody(bug, requestId)));
}
