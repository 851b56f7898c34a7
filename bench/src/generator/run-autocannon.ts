// This program sends a load with autocannon, in a process of its own, and prints the figures. Its one argument is the
// load as JSON.
import { readFileSync } from 'node:fs';
import autocannon, { type CannonRequest, type Client } from 'autocannon';
import type { Load, Seen } from './load.ts';

// The maximum number of requests of a connection. The requests are made before the first call, because making a request
// takes longer than sending it. A connection that has sent all its requests begins again with the first request.
const MOST_CALLS = 4_000;
const load = JSON.parse(process.argv[2] ?? '') as Load;
const secrets = readFileSync(load.secretsFile, 'utf8').trim().split('\n');
const isVaried = load.body.includes('{n}');
const durations: number[] = [];
let refused = 0;
let [first, last] = [0, 0];

const { errors } = await autocannon({
  url: load.url,
  connections: load.connections,
  duration: load.seconds,
  sampleInt: 100,
  setupClient(client) {
    client.setRequests(
      Array.from({ length: Math.min(isVaried ? MOST_CALLS : secrets.length, MOST_CALLS) }, drawRequest),
    );
    listen(client);
  },
});
durations.sort((a, b) => a - b);
const seen: Seen = {
  answered: durations.length,
  failed: refused + errors,
  seconds: (last - first) / 1000,
  p50Ms: durations[Math.floor(durations.length * 0.5)] ?? Number.NaN,
  p99Ms: durations[Math.floor(durations.length * 0.99)] ?? Number.NaN,
};
console.log(JSON.stringify(seen));

function drawRequest(): CannonRequest {
  const secret = secrets[Math.floor(Math.random() * secrets.length)] ?? '';
  const headers = { [load.keyHeader]: secret, 'content-type': 'application/json' };
  const { method } = load;
  const path = new URL(load.url).pathname;
  const body = load.body.replace('{n}', String(10 + Math.floor(Math.random() * 90)));
  return method === 'GET' ? { method, path, headers } : { method, path, headers, body };
}

// This function collects the figures from events, because the figures of autocannon itself are not exact enough. Its
// latencies are whole milliseconds. Its duration also includes the time before the first call, in which the requests
// are made.
function listen(client: Client): void {
  client.on('response', (status: number, _bytes: number, ms: number) => {
    last = performance.now();
    if (first === 0) first = last - ms;
    if (status >= 200 && status < 300) durations.push(ms);
    else refused++;
  });
}
