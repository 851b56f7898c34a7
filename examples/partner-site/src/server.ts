// Starts the site. `npm start` at the root runs this file as a separate process, like the backend of any partner.
import { readConfig } from './config.ts';
import { startSite } from './start-site.ts';

// All data is in memory, so there is nothing to save at the end. A parent process can start this process with an IPC
// channel. Then this process ends as soon as the channel closes, even if the parent has crashed.
for (const end of ['SIGTERM', 'SIGINT', 'disconnect']) process.once(end, () => process.exit(0));

try {
  const { url } = await startSite(readConfig(process.env));
  // With an IPC channel, the parent process prints the address, so this process does not print it.
  if (!process.connected) console.log(`Acme Inbox: ${url}`);
} catch (error) {
  console.error(`Acme Inbox did not start. ${reasonOf(error)}`);
  process.exit(1);
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (!('code' in error) || error.code !== 'EADDRINUSE') return error.message;
  // `npm start` at the root starts this process with an IPC channel. In that case PARTNER_SITE_PORT sets the port of
  // the site, because PORT is the port of the Chatelaine server.
  const setting = process.connected ? 'PARTNER_SITE_PORT' : 'PORT';
  return `Its port is taken. Stop what uses it, or set ${setting}. (${error.message})`;
}
