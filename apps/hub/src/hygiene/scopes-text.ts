import type { KeyKind, Scope } from '@chatelaine/shared';
import { scopeNames } from '../texts/en/keys.ts';

/** Writes scopes in words. */
export function scopesText(kind: KeyKind, scopes: readonly Scope[]): string {
  const names: Partial<Record<Scope, string>> = scopeNames[kind];
  return scopes.map((scope) => names[scope] ?? scope).join(', ');
}
