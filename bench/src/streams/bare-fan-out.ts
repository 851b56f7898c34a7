// This program is a bare server of WebSockets, in a process of its own. It listens for notifications of PostgreSQL, and
// sends the content of each one to all its sockets. It checks nobody and reads no table.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import pg from 'pg';
import { WebSocket, WebSocketServer } from 'ws';

const { BENCH_DATABASE: connectionString } = process.env;
const database = new pg.Client({ connectionString, application_name: 'bench' });
const http = createServer();
const server = new WebSocketServer({ server: http, perMessageDeflate: false });
database.on('notification', ({ payload = '' }) => {
  for (const ws of server.clients) if (ws.readyState === WebSocket.OPEN) ws.send(payload);
});
await database.connect();
await database.query('listen bench_bare');
process.on('disconnect', () => process.exit());
http.listen(0, '127.0.0.1', () => process.send?.({ port: (http.address() as AddressInfo).port }));
