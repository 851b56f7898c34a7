import { ConfigError, readConfig } from '../../../src/config.ts';

/** Returns the error that the start reports for these settings, or null when the start goes on. */
export function complaint(env: Record<string, string>, dataDir: string): string | null {
  try {
    readConfig(env, dataDir);
    return null;
  } catch (error) {
    if (error instanceof ConfigError) return error.message;
    throw error;
  }
}
