// A program that fills the database of a demo server with a crowd. `npm run bench -- lists` starts it. Its arguments are
// the data folder of the server, the id of the partner, and the id of the client.
import path from 'node:path';
import pg from 'pg';
import { startEmbedded } from '../../src/platform/db/embedded/start-embedded.ts';
import { crowdSql } from './support/crowd.ts';

const [folder = '', partnerId = '', clientId = ''] = process.argv.slice(2);
// The server has started this PostgreSQL already, so this call finds it and starts nothing.
const { url } = await startEmbedded(path.join(folder, 'postgres'));
const database = new pg.Client({ connectionString: url });
await database.connect();
await database.query(crowdSql({ clients: 10_000, keys: 100_000, events: 1_000_000 }, { partnerId, clientId }));
await database.end();
