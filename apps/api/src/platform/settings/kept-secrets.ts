import { randomBytes } from 'node:crypto';
import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** Reads two secrets, for use outside production. They are made once and kept beside the embedded database. */
export function keptSecrets(dataDir: string): { authSecret: string; encryptionKey: string } {
  const file = path.join(dataDir, 'secrets.json');
  mkdirSync(dataDir, { recursive: true });
  const fresh = { authSecret: randomBytes(32).toString('base64'), encryptionKey: randomBytes(32).toString('base64') };
  if (!existsSync(file)) {
    const whole = `${file}.${process.pid}`;
    writeFileSync(whole, JSON.stringify(fresh), { mode: 0o600 });
    try {
      // A link appears with all of its content or not at all.
      linkSync(whole, file);
    } catch (error) {
      // Of two first starts at once, the other one was faster, and its secrets are used.
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    } finally {
      rmSync(whole);
    }
  }
  return JSON.parse(readFileSync(file, 'utf8')) as typeof fresh;
}
