import type { Scope } from '../api-key.ts';

/** The scope that a key must have, and perhaps another scope that is enough too. */
export interface NeededScope {
  /** Null: any key of the kind is enough. */
  scope: Scope | null;
  orScope?: Scope | null | undefined;
}

/** Whether these scopes of a key are enough. */
export const hasScope = (scopes: readonly Scope[], { scope, orScope = null }: NeededScope): boolean =>
  scope === null || scopes.includes(scope) || (orScope !== null && scopes.includes(orScope));

/** Returns the scope with which a call counts in the statistics: the scope that the key has. */
export const countedScope = (scopes: readonly Scope[], { scope, orScope = null }: NeededScope): Scope | null =>
  scope !== null && orScope !== null && !scopes.includes(scope) && scopes.includes(orScope) ? orScope : scope;
