import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { messageWith, startOwnServer } from './own-server.ts';

const CALLS = 4_000;
const AT_ONCE = 16;
const ROUNDS = 3;

/**
 * An admitted message through the whole gateway, beside a bare node:http server that parses the same JSON, in the same
 * run: the ratio says what checking and carrying cost.
 */
export async function benchGateway(): Promise<void> {
  const baseline = await startBaseline();
  try {
    await using server = await startOwnServer();
    for (let round = 1; round <= ROUNDS; round++) {
      const bare = await callsPerSecond(`${baseline.url}/messages`, server.secret);
      const ours = await callsPerSecond(`${server.baseUrl}/messages`, server.secret);
      console.log(
        `round ${round}: baseline ${bare.toFixed(0)}/s, gateway ${ours.toFixed(0)}/s, ratio ${(ours / bare).toFixed(2)}`,
      );
    }
  } finally {
    baseline.stop();
  }
}

async function callsPerSecond(url: string, secret: string): Promise<number> {
  const message = messageWith(secret);
  let left = CALLS;
  const caller = async () => {
    while (left-- > 0) {
      const answer = await fetch(url, message);
      if (answer.status !== 200) throw new Error(`${url} answered ${answer.status}`);
      await answer.arrayBuffer();
    }
  };
  const begun = performance.now();
  await Promise.all(Array.from({ length: AT_ONCE }, caller));
  return CALLS / ((performance.now() - begun) / 1000);
}

async function startBaseline(): Promise<{ url: string; stop(): void }> {
  const server = createServer((req, res) => {
    const parts: Buffer[] = [];
    req.on('data', (part: Buffer) => parts.push(part));
    req.on('end', () =>
      res
        .setHeader('content-type', 'application/json')
        .end(JSON.stringify(JSON.parse(Buffer.concat(parts).toString()))),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, stop: () => void server.close() };
}
