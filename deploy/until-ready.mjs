// Waits until a node accepts calls: `node deploy/until-ready.mjs http://127.0.0.1:8082`. Supervisors such as systemd
// run this script. People run it when they restart nodes one after the other. The exit code is 1 when the node is not
// ready after 75 seconds.
import { setTimeout as pause } from 'node:timers/promises';

const [address] = process.argv.slice(2);
if (!/^https?:\/\/[^/]/.test(address ?? '')) {
  console.error('Name the address of the node: node deploy/until-ready.mjs http://127.0.0.1:8082');
  process.exit(1);
}
const deadline = Date.now() + 75_000;

while (!(await isReady())) {
  if (Date.now() > deadline) {
    console.error(`${address}/readyz does not answer 200.`);
    process.exit(1);
  }
  await pause(200);
}

async function isReady() {
  const answer = await fetch(`${address}/readyz`, { signal: AbortSignal.timeout(5_000) }).catch(() => null);
  return answer?.ok ?? false;
}
