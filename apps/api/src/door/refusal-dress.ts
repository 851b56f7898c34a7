import { Refusal } from '../platform/refusal.ts';

/** How a door writes its refusals. Status and headers are the same on all doors. Each door has its own body. */
export type RefusalDress = (refusal: Refusal, requestId: string) => unknown;

/** Headers for caches and browsers in every answer of a door. */
export const DOOR_HEADERS = { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' } as const;

/** The refusal for a path that no route of a door answers. */
export const noSuchCall = (): Refusal =>
  new Refusal('not_found', 'no such call', { message: 'This door does not know this call.' });

/** The sentence that a person reads: the invalid fields, or the refusal's own sentence. */
export function sentenceOf(refusal: Refusal): string {
  const issues = refusal.extras.issues?.map(({ path, message }) => (path === '' ? message : `${path}: ${message}`));
  return issues?.join(' ') || refusal.message;
}
