import { createServer } from 'node:http';
import express from 'express';
import { requestStart } from '../../../src/platform/http/request.ts';
import { installLastResort } from '../../../src/platform/last-resort.ts';
import { createLog } from '../../../src/platform/log.ts';

// A server with faults that our server must not have: its routes throw errors that no code catches. When the argument
// is `plain`, this server does not call `installLastResort`.
const log = createLog('info', process.stdout as never);
if (process.argv[2] !== 'plain') installLastResort(log);
const app = express();
app.use(requestStart(log, { isTrusted: () => false, onIgnored: () => {} }));
app.get('/rejects', () => void Promise.reject(new Error('defect')));
app.get('/throws-later', () => void setTimeout(() => explode(), 1));
app.get('/throws-while-answering', (_req, res) => {
  res.writeHead(200, { 'content-length': '10' }).write('begun');
  setTimeout(() => explode(), 1);
});
app.get('/throws-after', (_req, res) => {
  res.on('finish', () => explode());
  res.send('whole');
});
app.get('/waits', (_req, res) => void setTimeout(() => res.send('here'), 300));
const server = createServer(app).listen(0, '127.0.0.1', () => {
  process.send?.((server.address() as { port: number }).port);
});

function explode(): never {
  throw new Error('defect');
}
