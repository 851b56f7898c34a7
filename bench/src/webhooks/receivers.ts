// This program receives the deliveries of webhooks, in a process of its own. `/hanging/…` never answers, `/slow/…`
// answers after ten seconds, and every other path answers at once. It tells its parent when the healthy one gets an event.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

const SLOW_MS = 10_000;

const server = createServer((req, res) => {
  const at = performance.timeOrigin + performance.now();
  const [, name = ''] = (req.url ?? '').split('/');
  if (name === 'healthy') process.send?.({ at, id: req.headers['webhook-id'] });
  req.resume();
  if (name === 'hanging') return;
  if (name === 'slow') setTimeout(() => res.end(), SLOW_MS).unref();
  else res.end();
});

process.on('disconnect', () => process.exit());
server.listen(0, '127.0.0.1', () => process.send?.({ port: (server.address() as AddressInfo).port }));
