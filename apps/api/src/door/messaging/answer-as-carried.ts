import { pipeline } from 'node:stream/promises';
import { answerJson } from '../../platform/http/answer-json.ts';
import type { UpstreamAnswer } from '../../upstream/index.ts';
import type { PlainCall } from '../plain-door.ts';

/** Answers a call with the answer of its upstream. Status, headers and body do not change. */
export async function answerAsCarried(call: PlainCall, { status, headers, body }: UpstreamAnswer): Promise<void> {
  const { req, res } = call;
  const told = headers === undefined ? call.headers : { ...headers, ...call.headers };
  if ('json' in body) return answerJson(req, res, { status, headers: told, json: body.json });
  if ('bytes' in body) {
    res.writeHead(status, { ...told, 'content-length': String(body.bytes.length) });
    return void res.end(req.method === 'HEAD' ? undefined : body.bytes);
  }
  res.writeHead(status, told);
  // When the upstream or the caller closes its connection before the whole answer is sent, both connections are closed.
  // So the caller sees that the answer is incomplete.
  await pipeline(body.stream, res).catch(() => {});
}
