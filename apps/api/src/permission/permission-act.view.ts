import type { Actor, PermissionAct } from '@chatelaine/shared';

/**
 * Shows who gave or ended a permission. A reader of the client sees the name of the person. The partner sees only that
 * the client did it.
 *
 * @param doerId the id that the episode keeps: of a person, or `operator`.
 * @param names the names of people, by id.
 */
export function showAct(
  { account }: Actor,
  doerId: string | null | undefined,
  names: ReadonlyMap<string, string>,
): PermissionAct | null {
  if (doerId == null) return null;
  if (doerId === 'operator') return { kind: 'operator', name: null };
  if (account?.type === 'partner') return { kind: 'client', name: null };
  return { kind: 'person', name: names.get(doerId) ?? null };
}
