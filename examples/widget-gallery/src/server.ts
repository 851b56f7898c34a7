// Starts the gallery. `npm run gallery` at the root runs this file while `npm start` is running.
import { readConfig } from './config.ts';
import { startGallery } from './start-gallery.ts';

// All data is in memory, so there is nothing to save at the end.
for (const end of ['SIGTERM', 'SIGINT']) process.once(end, () => process.exit(0));

try {
  const { url, isRegistered } = await startGallery(readConfig(process.env));
  console.log(`Widget gallery: ${url}`);
  if (!isRegistered) console.log(`Its partner key may not change settings: put ${url}/return on the list yourself.`);
} catch (error) {
  console.error(`The gallery did not start. ${reasonOf(error)}`);
  process.exit(1);
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (!('code' in error) || error.code !== 'EADDRINUSE') return error.message;
  return `Its port is taken. Stop what uses it, or set PORT. (${error.message})`;
}
