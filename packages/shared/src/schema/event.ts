import * as z from 'zod';
import { type ChatelaineEvent, EVENT_TYPES } from '../event.ts';
import type { Page } from '../page.ts';
import { listOf, pageQuery } from './page.ts';
import { idOf, idText, instant } from './text.ts';

const event = z.object({
  id: z.string(),
  // Any text, because a newer server on the same database may have written the event.
  type: z.string(),
  at: z.string(),
  actor: z.object({
    kind: z.enum([
      'partner_key',
      'channel_key',
      'organization_key',
      'person',
      'operator',
      'system',
      'client',
      'partner',
    ]),
    id: z.string().nullable(),
  }),
  partnerId: z.string().nullable(),
  clientId: z.string().nullable(),
  channelId: z.string().nullable(),
  subjectId: z.string().nullable(),
  data: z.record(z.string(), z.unknown()),
});
// This schema accepts any `data`. The code that records an event checks the type of its `data`. A reader must accept
// all data, because an older or newer server may have written the event.
export const chatelaineEvent = event as z.ZodType<unknown> as z.ZodType<ChatelaineEvent>;
export const eventPage = listOf(chatelaineEvent) satisfies z.ZodType<Page<ChatelaineEvent>>;
export const eventQuery = pageQuery
  .extend({
    type: z.enum(EVENT_TYPES).optional(),
    types: z.array(z.enum(EVENT_TYPES)).min(1).max(EVENT_TYPES.length).optional(),
    clientId: idText.optional(),
    channelId: idText.optional(),
    subjectId: idText.optional(),
    actorId: idText.optional(),
    from: instant.optional(),
    to: instant.optional(),
  })
  .prefault({});
/** The input of the live events: the id of the last event that the caller has received. */
export const eventWatchInput = z.strictObject({ lastEventId: idOf('event').optional() }).prefault({});
