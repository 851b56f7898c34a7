import { pipeline } from 'node:stream/promises';
import { answerJson } from '../../platform/http/answer-json.ts';
import type { UpstreamAnswer } from '../../upstream/index.ts';
import type { PlainCall } from '../plain-door.ts';

/** Answers a call with what its upstream answered: status, headers and body as they are. */
export async function answerAsCarried(call: PlainCall, { status, headers, body }: UpstreamAnswer): Promise<void> {
  const { req, res } = call;
  const told = headers === undefined ? call.headers : { ...headers, ...call.headers };
  if ('json' in body) return answerJson(req, res, { status, headers: told, json: body.json });
  if ('bytes' in body) {
    res.writeHead(status, { ...told, 'content-length': String(body.bytes.length) });
    return void res.end(req.method === 'HEAD' ? undefined : body.bytes);
  }
  res.writeHead(status, told);
  // When one side ends too early, both are closed, so the reader sees that the answer is incomplete.
  await pipeline(body.stream, res).catch(() => {});
}
