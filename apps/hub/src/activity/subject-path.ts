import type { ChatelaineEvent } from '@chatelaine/shared';
import type { OwnAccount } from '../account/account-context.ts';
import { PATHS } from '../paths.ts';

/** Finds the screen of the thing that an event is about; null: no screen shows it. */
export function subjectPath(event: ChatelaineEvent, { type: area }: OwnAccount): string | null {
  return candidates(event, area).find((path) => hasScreen(area, path)) ?? null;
}

function candidates({ type, clientId, channelId }: ChatelaineEvent, area: OwnAccount['type']): string[] {
  const [noun] = type.split('.');
  if (noun === 'person' && type !== 'person.signed_in') return ['people'];
  // The list, and not the webhook: it may be deleted.
  if (noun === 'webhook' && type !== 'webhook.set') return ['webhooks'];
  if (area === 'client' && channelId !== null) return [`channels/${channelId}`];
  if (area === 'partner' && clientId !== null) {
    return [...(channelId === null ? [] : [`clients/${clientId}/channels/${channelId}`]), `clients/${clientId}`];
  }
  if (noun === 'api_key') return ['api-keys'];
  if (noun === 'settings' || noun === 'platform_secret' || noun === 'legacy_tokens') return ['integration'];
  return [];
}

const hasScreen = (area: OwnAccount['type'], path: string): boolean =>
  PATHS[area].some((pattern: string) => new RegExp(`^${pattern.replaceAll(/:\w+/g, '[^/]+')}$`).test(path));
