import { type Actor, grantableScopes, type KeyKind, type Scope } from '@chatelaine/shared';
import { Refusal } from '../platform/refusal.ts';

/** @throws {Refusal} `not_allowed` when one of the scopes is beyond the actor's own rights. */
export function requireGrantable(actor: Actor, kind: KeyKind, scopes: readonly Scope[]): void {
  const own = grantableScopes(actor, kind);
  const tooMuch = scopes.find((scope) => !own.includes(scope));
  if (tooMuch === undefined) return;
  throw new Refusal('not_allowed', `${actor.kind} ${actor.id} gives ${tooMuch}`, {
    message: `You cannot give a key the scope "${tooMuch}": you do not have that right yourself.`,
  });
}
