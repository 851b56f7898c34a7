import {
  endsAtRotation,
  endsNow,
  endsOfOverlap,
  grantableScopes,
  isExpiryOver,
  isKeyReplaced,
  type KeyDates,
  type KeyKind,
  type KeySettingValues,
  keySettingsAfter,
  keyStatus,
  newKeySettings,
  OVERLAPS,
  type OverlapFrom,
  replacementOf,
  type SecretDates,
  type SecretEnds,
  widens,
} from '@chatelaine/shared';
import { areWithin } from '@chatelaine/shared/network';
import { readSettings } from '../../../src/api-key/read-settings.ts';
import { type Actors, actorsOf } from './actors.ts';
import type { KeyState } from './key-state.ts';
import type { KeyAct, Stage, Wanted } from './stage.ts';

/** The rules of keys. A mutant replaces one of them in a control test. */
export const RULES = {
  ...{ endsAtRotation, endsNow, endsOfOverlap, grantableScopes, isExpiryOver, isKeyReplaced },
  ...{ keySettingsAfter, keyStatus, newKeySettings, replacementOf, widens },
};

type Secret = SecretDates & { id: string };

/** A key in memory. It has only the properties that the rules read. */
interface ModelKey {
  id: string;
  settings: KeySettingValues;
  revokedAt: Date | null;
  secrets: Secret[];
}

/** Keeps the keys of one sequence in memory. Each act calls the same rules as its use case, in the same order. */
export class Model implements Stage {
  readonly #rules: typeof RULES;
  readonly #actors: Actors = actorsOf('ptr_model', 'clt_model');
  readonly #keys = new Map<string, ModelKey>();
  #at = Date.UTC(2026, 0, 15, 12);

  constructor(rules: Partial<typeof RULES> = {}) {
    this.#rules = { ...RULES, ...rules };
  }

  // Each call of `now` advances the time by a millisecond, as the fake clock does. So two acts never have the same
  // instant.
  now(): Date {
    return new Date(this.#at++);
  }

  pass(ms: number): void {
    this.#at += ms;
  }

  async create(kind: KeyKind, { asked, overlap, like }: Wanted): Promise<string | null> {
    const rules = this.#rules;
    const now = this.now();
    const copied = like === null ? null : this.#get(like).settings;
    const wanted = rules.newKeySettings(kind, copied, readSettings(asked));
    if (!this.#mayGive(this.#actors.owners[kind], kind, wanted.scopes) || rules.isExpiryOver(wanted.expiresAt, now))
      return null;
    if (kind === 'channel')
      for (const key of this.#keys.values()) this.#replace(key, { overlapMs: OVERLAPS[overlap], now });
    const id = `key_${this.#keys.size}`;
    this.#keys.set(id, { id, settings: wanted, revokedAt: null, secrets: [{ id: '0', endsAt: null, endedAt: null }] });
    return id;
  }

  async act(kind: KeyKind, id: string, act: KeyAct): Promise<void> {
    const key = this.#get(id);
    const now = this.now();
    if (act.do === 'edit') this.#edit(kind, key, act, now);
    else if (act.do === 'rotate') this.#rotate(kind, key, act, now);
    else if (act.do === 'endOverlap') setEnds(this.#rules.endsOfOverlap(datesOf(key), key.secrets, now));
    else if (key.revokedAt === null) {
      setEnds(this.#rules.endsNow(key.secrets, now));
      key.revokedAt = now;
    }
  }

  async readStates(ids: readonly string[]): Promise<Map<string, KeyState>> {
    return new Map(ids.map((id) => [id, stateOf(this.#get(id))]));
  }

  #edit(kind: KeyKind, key: ModelKey, { asked, code, by }: Extract<KeyAct, { do: 'edit' }>, now: Date): void {
    const rules = this.#rules;
    if (!this.#isLive(key, now)) return;
    const after = rules.keySettingsAfter(key.settings, readSettings(asked));
    const actor = by === 'member' ? this.#actors.member : this.#actors.owners[kind];
    if (asked.scopes !== undefined && !this.#mayGive(actor, kind, asked.scopes)) return;
    if (asked.expiresAt !== undefined && rules.isExpiryOver(after.expiresAt, now)) return;
    if (rules.widens(key.settings, after, areWithin) && !code) return;
    key.settings = after;
  }

  #rotate(kind: KeyKind, key: ModelKey, { overlap, code }: Extract<KeyAct, { do: 'rotate' }>, now: Date): void {
    if (!this.#isLive(key, now) || this.#rules.isKeyReplaced(key.secrets) || !code) return;
    if (kind === 'channel' && overlap !== '0')
      for (const other of this.#keys.values()) if (other !== key) this.#replace(other, { overlapMs: 0, now });
    setEnds(this.#rules.endsAtRotation(datesOf(key), key.secrets, { overlapMs: OVERLAPS[overlap], now }));
    key.secrets.push({ id: String(key.secrets.length), endsAt: null, endedAt: null });
  }

  #replace(key: ModelKey, from: OverlapFrom): void {
    const parts = { key: datesOf(key), secrets: key.secrets, isPermissionOpen: true };
    const { isRevoked, ends } = this.#rules.replacementOf(parts, from);
    if (isRevoked) key.revokedAt = from.now;
    setEnds(ends);
  }

  #isLive(key: ModelKey, now: Date): boolean {
    return this.#rules.keyStatus(datesOf(key), key.secrets, true, now) === 'live';
  }

  #mayGive(...[actor, kind, wanted]: [...Parameters<typeof grantableScopes>, string[]]): boolean {
    const own: readonly string[] = this.#rules.grantableScopes(actor, kind);
    return wanted.every((scope) => own.includes(scope));
  }

  #get(id: string): ModelKey {
    const key = this.#keys.get(id);
    if (key === undefined) throw new Error(`The model has no key ${id}.`);
    return key;
  }
}

const datesOf = ({ settings: { expiresAt }, revokedAt }: ModelKey): KeyDates => ({ expiresAt, revokedAt });

function setEnds(ends: SecretEnds<Secret>): void {
  for (const [secret, end] of ends) Object.assign(secret, end);
}

const stateOf = ({ id, settings: has, revokedAt, secrets }: ModelKey): KeyState => ({
  id,
  scopes: has.scopes,
  addresses: has.allowedAddresses,
  perMinute: has.limitPerMinute ?? Number.POSITIVE_INFINITY,
  perMonth: has.limitPerMonth ?? Number.POSITIVE_INFINITY,
  expiresAt: has.expiresAt?.getTime() ?? Number.POSITIVE_INFINITY,
  revokedAt: revokedAt?.getTime() ?? null,
  secrets: new Map(
    secrets.map((secret) => [secret.id, (secret.endedAt ?? secret.endsAt)?.getTime() ?? Number.POSITIVE_INFINITY]),
  ),
  window: '',
});
