import * as z from 'zod';
import type { SendContent } from '../message.ts';
import { isStorable, storable } from './text.ts';

/** The longest text of a message, as Meta allows it. */
const LONGEST_TEXT = 4096;
const text = storable().min(1).max(LONGEST_TEXT);
const title = storable().min(1).max(256);
const receiver = storable().min(1).max(160);
/** The id of a message: ours, or the id that WhatsApp gave. */
const messageName = storable().min(1).max(256);
const to = { to: receiver, replyTo: messageName.optional() };

const templateName = storable()
  .max(512)
  .regex(/^[a-z0-9_]+$/, 'The name of a template has small letters, digits and underscores.');
const language = z
  .string()
  .max(16)
  .regex(/^[A-Za-z_-]{2,16}$/, 'The code of a language, e.g. en_US.');

// Content that comes in has the same limits. Without them, a page of events would be hundreds of megabytes long, and a
// deep value would overflow the stack.
const LONGEST_COMPONENTS = 64 * 1024;
const DEEPEST = 40;
const components = z
  .array(z.record(z.string().max(64), z.unknown()))
  .max(20)
  .refine((value) => isPlainJson(value), {
    error: `JSON that can be stored, at most ${DEEPEST} levels deep.`,
    abort: true,
  })
  .refine(
    (value) => JSON.stringify(value).length <= LONGEST_COMPONENTS,
    `At most ${LONGEST_COMPONENTS} characters of JSON.`,
  );

/** Whether a value that was parsed from JSON can be stored as it is. `1e400` is JSON, but no number. */
function isPlainJson(value: unknown, depth = 0): boolean {
  if (typeof value === 'string') return isStorable(value);
  if (typeof value !== 'object' || value === null) return typeof value !== 'number' || Number.isFinite(value);
  if (depth >= DEEPEST) return false;
  return Object.entries(value).every(([name, each]) => isStorable(name) && isPlainJson(each, depth + 1));
}

const phone = storable()
  .max(32)
  .regex(/^\+?[\d ().-]{4,31}$/, 'A phone number, e.g. +447700900123.');
const pollOptions = z
  .array(storable().min(1).max(100))
  .min(2)
  .max(12)
  .refine((options) => new Set(options).size === options.length, 'Each option must differ from the others.');

/** The types of messages that need a file. */
export const MEDIA_TYPES = ['image', 'video', 'audio', 'document', 'sticker'] as const;

/** A message to send. The fields depend on `type`. */
export const sendMessageInput = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('text'), ...to, text }),
  z.strictObject({
    type: z.literal('location'),
    ...to,
    latitude: z.number().min(-90).max(90),
    longitude: z.number().min(-180).max(180),
    name: title.optional(),
    address: title.optional(),
  }),
  z.strictObject({ type: z.literal('contact'), ...to, name: title, phone }),
  z.strictObject({
    type: z.literal('template'),
    ...to,
    name: templateName,
    language,
    components: components.optional(),
  }),
  z.strictObject({
    type: z.literal('poll'),
    ...to,
    name: storable().min(1).max(255),
    options: pollOptions,
    selectableCount: z.int().min(1).max(12).default(1),
  }),
]) satisfies z.ZodType<SendContent & { to: string; replyTo?: string | undefined }>;

// Peers of this door name the chat and the sender beside the id of the message. The id is enough, so they are not read.
const beside = { chat: storable().max(160).optional(), sender: storable().max(160).optional() };

export const editMessageInput = z.strictObject({ ...beside, text });
export const revokeMessageInput = z.strictObject(beside);
export const forwardMessageInput = z.strictObject({ ...beside, to: receiver });
export const reactInput = z.strictObject({ ...beside, emoji: storable().max(32) });
export const voteInput = z.strictObject({ ...beside, options: z.array(storable().min(1).max(100)).max(12) });
export const presenceInput = z.strictObject({ presence: z.enum(['composing', 'recording', 'paused']) });
/** The input of a call that takes no fields. */
export const noFields = z.strictObject({});
/** The settings of a client that its own programs may change. */
export const organizationInput = z.strictObject({ messageRetentionDays: z.int().min(1).max(3650) });
