import type { KeySettings as AskedOfBoth, KeyKind, Scope } from '@chatelaine/shared';
import { tidyName } from './inputs.ts';
import { areWithin, readNetwork } from './network.ts';
import { Refused } from './refused.ts';
import type { KeyRow, KeySettings } from './rows.ts';

/** What is asked for a key. */
export interface AskedSettings<S extends Scope> extends AskedOfBoth<S> {
  expiresAt?: string | null;
}

/** A key of which nothing was said yet. */
export function newKeyRow<S extends Scope>(born: {
  id: string;
  kind: KeyKind;
  name: string;
  createdAt: Date;
}): KeyRow<S> {
  const bounds = { allowedAddresses: null, limitPerMinute: null, limitPerMonth: null, expiresAt: null };
  const labels = { team: null, application: null, environment: null };
  return { ...born, ...labels, ...bounds, scopes: [], channelId: null, episode: null, revokedAt: null, secrets: [] };
}

/** The settings that a key has. */
export function settingsOf<S extends Scope>(key: KeySettings<S>): KeySettings<S> {
  const { scopes, allowedAddresses, team, application, environment, limitPerMinute, limitPerMonth, expiresAt } = key;
  const bounds = { limitPerMinute, limitPerMonth, expiresAt };
  return { scopes, allowedAddresses, team, application, environment, ...bounds };
}

/** Puts what was asked over what there is. */
export function readSettings<S extends Scope>(base: KeySettings<S>, asked: AskedSettings<S>): KeySettings<S> {
  const { allowedAddresses, limits = {}, expiresAt } = asked;
  return {
    scopes: [...(asked.scopes ?? base.scopes)],
    allowedAddresses: allowedAddresses === undefined ? base.allowedAddresses : readAddresses(allowedAddresses),
    team: asked.team === undefined ? base.team : tidyLabel(asked.team),
    application: asked.application === undefined ? base.application : tidyLabel(asked.application),
    environment: asked.environment === undefined ? base.environment : asked.environment,
    limitPerMinute: limits.perMinute === undefined ? base.limitPerMinute : limits.perMinute,
    limitPerMonth: limits.perMonth === undefined ? base.limitPerMonth : limits.perMonth,
    expiresAt: expiresAt === undefined ? base.expiresAt : expiresAt === null ? null : new Date(expiresAt),
  };
}

const tidyLabel = (label: string | null): string | null => label && tidyName(label);

function readAddresses(given: readonly string[] | null): string[] | null {
  if (given === null) return null;
  const read = given.map(readNetwork);
  const message = 'An address or a network in CIDR: 203.0.113.7, 2001:db8::/32.';
  const issues = read.flatMap((network, at) => (network === null ? [{ path: `allowedAddresses.${at}`, message }] : []));
  if (issues.length > 0) throw new Refused('invalid_input', { issues });
  return [...new Set(read.filter((network) => network !== null))];
}

/** Refuses an expiry that is over. */
export function requireFuture(expiresAt: Date | null, now: Date, message = 'Must be in the future.'): void {
  if (expiresAt === null || expiresAt > now) return;
  throw new Refused('invalid_input', { issues: [{ path: 'expiresAt', message }] });
}

/** Whether a change gives a key more than it had in any respect. */
export function widens(before: KeySettings, after: KeySettings): boolean {
  return (
    !after.scopes.every((scope) => before.scopes.includes(scope)) ||
    exceeds(after.allowedAddresses, before.allowedAddresses, (inner, outer) => !areWithin(inner, outer)) ||
    exceeds(after.limitPerMinute, before.limitPerMinute, (now, then) => now > then) ||
    exceeds(after.limitPerMonth, before.limitPerMonth, (now, then) => now > then) ||
    exceeds(after.expiresAt, before.expiresAt, (now, then) => now > then)
  );
}

// No bound is the widest bound.
function exceeds<T>(after: T | null, before: T | null, isMore: (now: T, then: T) => boolean): boolean {
  if (before === null) return false;
  return after === null || isMore(after, before);
}
