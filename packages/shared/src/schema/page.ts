import * as z from 'zod';
import { idText, storable } from './text.ts';

/** The `limit` and `cursor` of every list. */
export const pageQuery = z.strictObject({
  limit: z.int().min(1).max(200).default(50),
  cursor: storable().min(1).max(128).optional(),
});
/** The fields with which a list is narrowed by ids and by a part of a name. */
export const searchQuery = { ids: z.array(idText).min(1).max(200).optional(), name: storable().max(64).optional() };
/** Makes the schema of a page of these items. */
export const listOf = <S extends z.ZodType>(item: S) =>
  z.object({ data: z.array(item), nextCursor: z.string().nullable() });
