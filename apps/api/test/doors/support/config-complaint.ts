import { readConfig } from '../../../src/config.ts';
import { ConfigError } from '../../../src/platform/settings/config-error.ts';

/**
 * Returns the message with which the server refuses to start with these settings, or null when the server accepts the
 * settings.
 */
export function complaint(env: Record<string, string>, dataDir: string): string | null {
  try {
    readConfig(env, dataDir);
    return null;
  } catch (error) {
    if (error instanceof ConfigError) return error.message;
    throw error;
  }
}
