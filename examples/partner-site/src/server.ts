// Starts the site: `npm start` at the root does it for you, as a process of its own like any partner's backend.
import { readConfig } from './config.ts';
import { startSite } from './start-site.ts';

// Nothing here outlives the process, so there is nothing to save. When a parent process started this one with a
// channel, this process ends as soon as the channel closes, even if the parent crashed.
for (const end of ['SIGTERM', 'SIGINT', 'disconnect']) process.once(end, () => process.exit(0));

try {
  const { url } = await startSite(readConfig(process.env));
  // With a channel the starter says where we are.
  if (!process.connected) console.log(`Acme Inbox: ${url}`);
} catch (error) {
  console.error(`Acme Inbox did not start. ${error instanceof Error ? error.message : error}`);
  process.exit(1);
}
