import { randomBytes } from 'node:crypto';
import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** Reads two secrets, for use outside production. They are made once and kept in a file in the data folder. */
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
      // Another process that started at the same time was faster. Its secrets are used.
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    } finally {
      rmSync(whole);
    }
  }
  return JSON.parse(readFileSync(file, 'utf8')) as typeof fresh;
}
