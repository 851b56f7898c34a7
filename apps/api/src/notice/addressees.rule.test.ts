import type { EventType } from '@chatelaine/shared';
import { expect, test } from 'vitest';
import { addresseesOf } from './addressees.rule.ts';

const both = { partnerId: 'aPA', clientId: 'bCL' };
const CLIENT = { type: 'client', id: 'bCL' };
const PERSON = { type: 'person', id: 'usr_d' };
const OF_PERSON = { clientId: 'bCL', subjectId: 'usr_d' };
const PARTNER = { type: 'partner', id: 'aPA' };

test.each<[string, EventType, object, object[]]>([
  ['a grant', 'permission.granted', both, [CLIENT]],
  ['a withdrawal', 'permission.withdrawn', both, [CLIENT, PARTNER]],
  ['a permission that ends soon', 'permission.expiring', both, [CLIENT, PARTNER]],
  ['a new partner', 'client.connected', both, [CLIENT]],
  ['the end of the work with a partner', 'client.disconnected', both, [CLIENT, PARTNER]],
  ['a new platform secret', 'platform_secret.rotated', { partnerId: 'aPA' }, [PARTNER]],
  ["a partner's key on a number", 'api_key.created', { ...both, channelId: 'cCH' }, [CLIENT]],
  ["a client's key on its number", 'api_key.created', { clientId: 'bCL', channelId: 'cCH' }, [CLIENT]],
  ['an organization key', 'api_key.created', { clientId: 'bCL' }, [CLIENT]],
  ['a partner key', 'api_key.created', { partnerId: 'aPA' }, [PARTNER]],
  ["a new secret of a partner's key on a number", 'api_key.rotated', { ...both, channelId: 'cCH' }, [CLIENT]],
  ['a key that was widened', 'api_key.edited', { ...both, data: { widened: true } }, [CLIENT, PARTNER]],
  ['a key that was narrowed', 'api_key.edited', { ...both, data: { widened: false } }, []],
  ["a partner's key that ends soon", 'api_key.expiring', both, [PARTNER]],
  ["a client's key that ends soon", 'api_key.expiring', { clientId: 'bCL' }, [CLIENT]],
  ['the legacy switch', 'legacy_tokens.switched', { partnerId: 'aPA' }, [PARTNER]],
  ['settings that a program changed', 'settings.updated', { partnerId: 'aPA', actorKind: 'partner_key' }, [PARTNER]],
  ['settings that the operator changed', 'settings.updated', { partnerId: 'aPA', actorKind: 'operator' }, [PARTNER]],
  ['an invited person', 'person.invited', { ...OF_PERSON, actorKind: 'operator' }, [CLIENT]],
  ['a removed person', 'person.removed', { clientId: 'bCL', subjectId: 'usr_d' }, [PERSON, CLIENT]],
  ['a person signed out by the operator', 'person.signed_out', { ...OF_PERSON, actorKind: 'operator' }, [PERSON]],
  ['a person who signed himself out', 'person.signed_out', OF_PERSON, []],
  ['a sign-in', 'person.signed_in', { clientId: 'bCL', subjectId: 'usr_d' }, []],
  ['a sign-in from a new network', 'person.signed_in', { ...OF_PERSON, data: { newNetwork: true } }, [PERSON]],
  ['a legacy token', 'legacy_token.created', OF_PERSON, []],
  ['a legacy token from a new network', 'legacy_token.created', { ...OF_PERSON, data: { newNetwork: true } }, [PERSON]],
  ['the first lock of a day', 'person.locked', { ...OF_PERSON, data: { count: 1, firstOfDay: true } }, [PERSON]],
  ['a lock from a second network', 'person.locked', { ...OF_PERSON, data: { count: 1 } }, []],
  [
    "a stranger's first wrong code",
    'person.code_failed',
    { ...OF_PERSON, data: { count: 1, firstOfDay: true } },
    [PERSON],
  ],
  ["one's own wrong code", 'person.code_failed', { ...OF_PERSON, data: { count: 1 } }, []],
  ['a sign-in that stops at the code', 'person.code_asked', { ...OF_PERSON, data: { count: 1 } }, []],
  ["a partner's webhook that fails", 'webhook.failing', { partnerId: 'aPA' }, [PARTNER]],
  ["a client's webhook that is gone", 'webhook.paused', { clientId: 'bCL', data: { reason: 'gone' } }, [CLIENT]],
  ['a webhook that somebody paused', 'webhook.paused', { clientId: 'bCL', data: { reason: 'asked' } }, []],
  ['an unlocked person', 'person.unlocked', OF_PERSON, [PERSON]],
  ['a new password', 'person.password_changed', OF_PERSON, [PERSON]],
  ['a new e-mail address', 'person.email_changed', OF_PERSON, [PERSON]],
  ['another role', 'person.role_changed', OF_PERSON, [PERSON, CLIENT]],
  ['a link for a forgotten password', 'person.password_forgotten', OF_PERSON, []],
  ['a first password', 'person.joined', OF_PERSON, []],
  ['a wrong password', 'person.sign_in_failed', { ...OF_PERSON, data: { count: 1 } }, []],
  ['settings that a person changed', 'settings.updated', { partnerId: 'aPA' }, []],
  ['a new authenticator', 'authenticator.added', { ...both, subjectId: 'usr_d' }, [PERSON]],
  ['a revoked key', 'api_key.revoked', both, []],
  ['a key that ended with a restore', 'api_key.revoked', { ...both, data: { reason: 'restored' } }, [PARTNER]],
  [
    "a client's key that ended with a restore",
    'api_key.revoked',
    { clientId: 'bCL', data: { reason: 'restored' } },
    [CLIENT],
  ],
])('%s is told to those whom it concerns', (_which, type, fields, addressees) => {
  expect(addresseesOf({ type, actorKind: 'person', data: {}, ...fields })).toEqual(addressees);
});
