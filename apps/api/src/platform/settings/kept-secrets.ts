import { randomBytes } from 'node:crypto';
import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/**
 * Reads the two secrets of a server that does not run in production. The first start makes them, and a file in the data
 * folder keeps them for later starts.
 */
export function keptSecrets(dataDir: string): { authSecret: string; encryptionKey: string } {
  const file = path.join(dataDir, 'secrets.json');
  mkdirSync(dataDir, { recursive: true });
  const fresh = { authSecret: randomBytes(32).toString('base64'), encryptionKey: randomBytes(32).toString('base64') };
  if (!existsSync(file)) {
    const whole = `${file}.${process.pid}`;
    writeFileSync(whole, JSON.stringify(fresh), { mode: 0o600 });
    try {
      // A hard link makes the file appear with its whole content, and never with a part of it.
      linkSync(whole, file);
    } catch (error) {
      // Another process started at the same time and has made the file first. This process uses the secrets in that
      // file.
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    } finally {
      rmSync(whole);
    }
  }
  return JSON.parse(readFileSync(file, 'utf8')) as typeof fresh;
}
