import type { ChannelStatus } from './channel.ts';
import type {
  ChannelState,
  EditedKeyFields,
  End,
  EndedAccess,
  Entered,
  FailureCount,
  Hints,
  Host,
  Key,
  KeyReplaced,
  KeyRestored,
  KeyRevoked,
  LivesOn,
  MaybeBefore,
  MaybeEnd,
  Membership,
  Name,
  NoData,
  Payer,
  PhoneNumber,
  RecordedKeySettings,
  RecordedSettings,
  Restored,
  RevivedCounts,
  Secret,
  Source,
  Switch,
  Switched,
  Widening,
} from './event-parts.ts';

export type {
  EditedKeyFields,
  FailureCount,
  KeyReplaced,
  KeyRestored,
  KeyRevoked,
  NoData,
  RecordedKeySettings,
  RecordedSettings,
} from './event-parts.ts';

/** What an event of each type says in its `data`. Never a secret. */
export interface EventData {
  /** A partner is new. */
  'partner.added': Name;
  /** A client is new. */
  'client.added': Name & Payer;
  /** A client without a partner has one now. */
  'client.connected': NoData;
  /** A number is new. */
  'channel.added': Name & PhoneNumber & Payer & ChannelState;
  /** A number stopped, or runs. */
  'channel.status_changed': Switched<ChannelStatus>;
  /** An account is suspended. */
  'account.suspended': NoData;
  /** It goes on. */
  'account.resumed': NoData;
  /** A person got a role, and a sign-up link. */
  'person.invited': Membership & MaybeBefore;
  /** An invited person has a password. */
  'person.joined': NoData;
  /** A person signed in. */
  'person.signed_in': Entered;
  /** What ended; left out where a person signed out everywhere. */
  'person.signed_out': Partial<EndedAccess & Restored>;
  /** A password was wrong. */
  'person.sign_in_failed': FailureCount;
  /** A password was right, and a code was asked for. */
  'person.code_asked': FailureCount;
  /** A code was wrong. */
  'person.code_failed': FailureCount;
  /** A sign-in was refused after too many failures. */
  'person.locked': FailureCount;
  /** Failures count from zero again. */
  'person.unlocked': NoData;
  /** A person has another password. */
  'person.password_changed': NoData;
  /** A person no longer belongs to the account. */
  'person.removed': Membership;
  /** A number is Shared. */
  'permission.granted': PhoneNumber & Source & MaybeEnd;
  /** `reason` and `since`: only after a restore. */
  'permission.withdrawn': PhoneNumber & Partial<Restored>;
  /** A client is asked. */
  'permission_request.opened': NoData;
  /** How many numbers the client granted, withdrew, and shares now. */
  'permission_request.granted': Record<'granted' | 'withdrawn' | 'shared', number>;
  /** The client refused. */
  'permission_request.denied': NoData;
  /** A key is new, with these settings. */
  'api_key.created': RecordedKeySettings & Key & Secret;
  /** Of `before` and `after` only what differs. */
  'api_key.edited': Key & Switched<Partial<EditedKeyFields>> & Widening;
  /** A key has a new secret; the old one lives on for the overlap. */
  'api_key.rotated': Key & Secret & LivesOn;
  /** The overlap of a rotation ended early. */
  'api_key.overlap_ended': Key & Hints;
  /** A key has ended, or will at the end of its overlap. */
  'api_key.revoked': KeyRevoked | KeyReplaced | KeyRestored;
  /** `phoneNumber`: of a channel key. */
  'api_key.expiring': Key & End & Partial<PhoneNumber>;
  /** A permission ends soon. */
  'permission.expiring': End & PhoneNumber;
  /** A person has an authenticator app. */
  'authenticator.added': NoData;
  /** A person has none any more. */
  'authenticator.removed': NoData;
  /** A person has new recovery codes. */
  'recovery_codes.created': NoData;
  /** A person used one. */
  'recovery_code.used': NoData;
  /** A program signed in as a person. */
  'legacy_token.created': Entered;
  /** Legacy tokens of the partner's people work, or are refused. */
  'legacy_tokens.switched': Switched<Switch>;
  /** The partner's settings, all of them. */
  'settings.updated': Switched<RecordedSettings>;
  /** A number's messages go to another address. */
  'webhook.set': Host;
  /** How much of a backup was ended and kept. */
  'server.restored': RevivedCounts;
}
