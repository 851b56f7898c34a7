import * as z from 'zod';
import { addChannelInput } from './channel-details.ts';
import { idText, nameText, storable } from './text.ts';

const { phoneNumber } = addChannelInput.shape;

/** A number to add to a client. Without `start`, it waits as `pending`. */
export const createSessionInput = z.strictObject({ phoneNumber, label: nameText, start: z.boolean().default(false) });
export const changeSessionInput = z.strictObject({ label: nameText });
export const pairingInput = z.strictObject({ phone: storable().min(1).max(32) });

/** The query of every list. Its values are texts, and parameters that a route does not know are left out before. */
export const listQuery = z.object({
  limit: z
    .string()
    .regex(/^\d{1,3}$/, 'A number from 1 to 200.')
    .transform(Number)
    .pipe(z.int().min(1).max(200))
    .default(50),
  cursor: storable().min(1).max(128).optional(),
});
/** The query of a list that can be searched by a part of a name. */
export const searchedQuery = listQuery.extend({ q: storable().min(1).max(64).optional() });
/** The query of the list of contacts of all numbers. */
export const contactListQuery = searchedQuery.extend({ session: idText.optional() });
/** The query of a call that sends a message. */
export const sendQuery = z.object({ async: z.enum(['true', 'false']).default('false') });
