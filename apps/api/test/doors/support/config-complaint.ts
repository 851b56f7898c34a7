import { ConfigError, readConfig } from '../../../src/config.ts';

/** What the start says to these settings, or null when it goes on. */
export function complaint(env: Record<string, string>, dataDir: string): string | null {
  try {
    readConfig(env, dataDir);
    return null;
  } catch (error) {
    if (error instanceof ConfigError) return error.message;
    throw error;
  }
}
