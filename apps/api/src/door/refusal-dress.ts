import { Refusal } from '../platform/refusal.ts';

/**
 * Writes the body of a door's refusals. Status and headers are the same on all doors, but each door has its own format
 * of the body.
 */
export type RefusalDress = (refusal: Refusal, requestId: string) => unknown;

/** Headers for caches and browsers in every answer of a door. */
export const DOOR_HEADERS = { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' } as const;

/** Makes the refusal for a path that no route of a door answers. */
export const noSuchCall = (): Refusal =>
  new Refusal('not_found', 'no such call', { message: 'This door does not know this call.' });

/**
 * Returns the sentence of a refusal for people. For invalid input, it names each invalid field and what is wrong with
 * the field.
 */
export function sentenceOf(refusal: Refusal): string {
  const issues = refusal.extras.issues?.map(({ path, message }) => (path === '' ? message : `${path}: ${message}`));
  return issues?.join(' ') || refusal.message;
}
