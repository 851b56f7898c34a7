import { Refusal } from '../platform/refusal.ts';

/** How a door writes its refusals: status and headers are the same on all, the body is its own system's. */
export type RefusalDress = (refusal: Refusal, requestId: string) => unknown;

/** The headers of a door's answers for caches and browsers. */
export const DOOR_HEADERS = { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' } as const;

/** Refuses what no route of a door answers. */
export const noSuchCall = (): Refusal =>
  new Refusal('not_found', 'no such call', { message: 'This door does not know this call.' });

/** What a person reads: the fields that were not understood, or the refusal's sentence. */
export function sentenceOf(refusal: Refusal): string {
  const issues = refusal.extras.issues?.map(({ path, message }) => (path === '' ? message : `${path}: ${message}`));
  return issues?.join(' ') || refusal.message;
}
