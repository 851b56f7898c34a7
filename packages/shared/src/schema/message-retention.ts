import * as z from 'zod';
import type { MessageRetention } from '../message.ts';

export const messageRetention = z.strictObject({
  days: z.int().min(1).max(3650),
}) satisfies z.ZodType<MessageRetention>;
