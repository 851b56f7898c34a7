import { describeError } from './platform/describe-error.ts';
import type { OpenServices } from './services.ts';
import { findPrivateWebhooks } from './webhook/index.ts';

/**
 * Checks the stored webhooks once, in the background. Logs each webhook that this server would refuse if somebody set
 * it today.
 */
export function tellPrivateWebhooks({ beginWork, log }: Pick<OpenServices, 'beginWork' | 'log'>) {
  const stopping = new AbortController();
  const tell = async () => {
    for await (const webhook of findPrivateWebhooks(beginWork(), stopping.signal))
      log.warn({ ...webhook }, 'a webhook that would be refused today: its deliveries fail');
  };
  const told = tell().catch((error: unknown) => log.warn(describeError(error), 'webhooks could not be looked at'));
  return {
    stop(): Promise<void> {
      stopping.abort();
      return told;
    },
  };
}
