import { availableParallelism, loadavg } from 'node:os';
import { findGenerator, type Generator } from '../generator/draw.ts';
import { makeOwnFolder } from '../own-folder.ts';
import { MESSAGE, startOwnServer } from '../own-server.ts';
import { makeKeys, type SecretsFile, setLimits } from './keys.ts';
import { connectTo, settingsFor, startOwnDatabase } from './own-database.ts';
import { CALLS, ROWS, type Row } from './rows.ts';
import { failureOf, heading, lineOf, type Measured } from './table.ts';
import { gatewayAt, startBare, type Target } from './targets.ts';

const CONNECTIONS = 16;
/**
 * The seconds of warm-up before each row. The warm-up has the same load, so the code is compiled and the statements are
 * prepared when the measurement begins.
 */
const WARM_S = 1;
/**
 * The load average per core above which the machine is busy. On a busy machine the figures do not show how fast a
 * server is. They show how the processes share the machine.
 */
const BUSY = 0.5;

/**
 * Measures the gateway, and two servers with which the gateway is compared. One is a bare `node:http` server that reads
 * the body. The other is the roof: a bare server that also runs the gateway's look-up for each call. The generator and
 * the servers are processes of their own. The function throws when the measurement of a row failed.
 */
export async function benchGateway(seconds: number): Promise<void> {
  const [load = 0] = loadavg();
  const generator = findGenerator();
  console.log(
    `${generator.name}, ${CONNECTIONS} connections, ${seconds} s a row, ${availableParallelism()} cores, Node ${process.versions.node}`,
  );
  if (load > BUSY * availableParallelism())
    console.log(`The machine is busy (load ${load.toFixed(1)}): compare nothing of this with other runs.`);
  await using folder = makeOwnFolder();
  await using database = await startOwnDatabase(folder.path);
  await using server = await startOwnServer(folder.path, settingsFor(database));
  await using sql = await connectTo(database);
  const fileOf = await makeKeys(sql.client, folder.path);
  await using bare = await startBare();
  await using roof = await startBare(database.url);
  const targets = { bare, roof, gateway: gatewayAt(server.baseUrl, sql.client) };
  const failed = await measureAll({ generator, targets, fileOf, seconds }, () => setLimits(sql.client));
  if (failed > 0) throw new Error(`${failed} of ${ROWS.length} rows failed.`);
}

interface Bench {
  generator: Generator;
  targets: Record<Row['server'], Target>;
  fileOf: SecretsFile;
  seconds: number;
}

async function measureAll(bench: Bench, limitKeys: () => Promise<void>): Promise<number> {
  const all: Measured[] = [];
  console.log(heading());
  for (const row of ROWS) {
    if (row.hasLimits && all.at(-1)?.row.hasLimits === false) await limitKeys();
    const measured = await measure(bench, row);
    all.push(measured);
    console.log(lineOf(measured, all));
  }
  return all.filter((measured) => failureOf(measured) !== null).length;
}

async function measure({ generator, targets, fileOf, seconds }: Bench, row: Row): Promise<Measured> {
  const target = targets[row.server];
  const { method, keyHeader, path: at } = CALLS[row.call];
  const url = `${target.baseUrl}${at}`.replace('localhost', '127.0.0.1');
  const load = { url, method, keyHeader, secretsFile: fileOf(row), body: MESSAGE, connections: CONNECTIONS };
  await generator.draw({ ...load, seconds: WARM_S });
  const before = await target.count();
  const drawn = await generator.draw({ ...load, seconds });
  return { row, drawn, counted: (await target.count()) - before, connections: CONNECTIONS };
}
