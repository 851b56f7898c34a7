import type { ItemOf, OutputOf } from '../api/procedures.ts';
import * as events from '../texts/en/webhook-events.ts';
import * as t from '../texts/en/webhooks.ts';

/** A webhook, as the list shows it. */
export type Webhook = ItemOf<'webhooks.list'>;
/** A delivery, as the list shows it. */
export type Delivery = ItemOf<'webhooks.deliveries'>;
/** A delivery with its body and its attempts. */
export type DeliveryDetails = OutputOf<'webhooks.delivery'>;

/** The host of a URL. A text that is no URL stays as it is. */
export const hostOf = (url: string): string => URL.parse(url)?.host || url;

/** What people call a webhook: its name, the number to which it belongs, or its host. */
export function titleOf({ kind, id, name, url }: Webhook, numbers: ReadonlyMap<string, string>): string {
  if (kind === 'channel') return t.ofNumber(numbers.get(id) ?? id);
  return name ?? hostOf(url);
}

/** Names a type of event in words. A newer server may have a type that this script does not know. */
export const eventName = (type: string): string =>
  (Object.hasOwn(events.eventNames, type) ? (events.eventNames as Record<string, string>)[type] : undefined) ?? type;
