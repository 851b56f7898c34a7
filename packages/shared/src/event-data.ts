import type { ChannelStatus } from './channel.ts';
import type { EndedAccess, RevivedCounts } from './ended-access.ts';
import type {
  ChangedFields,
  ChannelState,
  Count,
  EditedKeyFields,
  End,
  Entered,
  FailureCount,
  Hints,
  Host,
  KeptFor,
  Key,
  KeyReplaced,
  KeyRestored,
  KeyRevoked,
  LivesOn,
  MaybeBefore,
  MaybeEnd,
  MaybePassword,
  Membership,
  Name,
  NoData,
  Paused,
  Payer,
  PhoneNumber,
  RecordedKeySettings,
  RecordedSettings,
  RemovedPasskeys,
  Restored,
  Secret,
  SignInWay,
  Since,
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

/** The `data` of each type of event. The data of an event never has a secret. */
export interface EventData {
  /** A partner was added. */
  'partner.added': Name;
  /** A client was added. */
  'client.added': Name & Payer;
  /** A client that had no partner has a partner now. */
  'client.connected': NoData;
  /** A client no longer works with its partner, because it changed the partner. */
  'client.disconnected': NoData;
  /** A number was added. */
  'channel.added': Name & PhoneNumber & Payer & ChannelState;
  /** The status of a number changed, e.g. it stopped or runs again. */
  'channel.status_changed': Switched<ChannelStatus>;
  /** A number got another name. */
  'channel.renamed': Switched<Name>;
  /** A number was removed, with its messages. Its permission and its keys ended before. */
  'channel.removed': Name & PhoneNumber;
  /** An account was suspended. */
  'account.suspended': NoData;
  /** A suspended account is active again. */
  'account.resumed': NoData;
  /** A person got a role. A person without a password also got a sign-up link. */
  'person.invited': Membership & MaybeBefore & MaybePassword;
  /** An invited person has a password. */
  'person.joined': NoData;
  /** A person signed in. */
  'person.signed_in': Entered & SignInWay;
  /**
   * A person was signed out. The fields say what ended. When the person chose to sign out everywhere, there are no
   * fields.
   */
  'person.signed_out': Partial<EndedAccess & Restored>;
  /** A password was wrong. */
  'person.sign_in_failed': FailureCount;
  /** A password was right, and the server asked for a code. */
  'person.code_asked': FailureCount;
  /** A code was wrong. */
  'person.code_failed': FailureCount;
  /** A sign-in was refused after too many failures. */
  'person.locked': FailureCount;
  /** The count of failed sign-ins is zero again. */
  'person.unlocked': NoData;
  /** A person changed the password. */
  'person.password_changed': NoData;
  /** Somebody asked for a link with which the person can set a new password. The link went to the person by mail. */
  'person.password_forgotten': NoData;
  /** A person confirmed a new e-mail address. The event has neither address. */
  'person.email_changed': NoData;
  /** A person has another role in the account. */
  'person.role_changed': Switched<Membership['role']>;
  /** A person no longer belongs to the account. */
  'person.removed': Membership;
  /** A number became Shared. */
  'permission.granted': PhoneNumber & Source & MaybeEnd;
  /** A permission was withdrawn. `reason` and `since` are present only when a restore from a backup was the cause. */
  'permission.withdrawn': PhoneNumber & Partial<Restored>;
  /** A partner asks a client for permission. */
  'permission_request.opened': NoData;
  /**
   * The client answered. The fields say how many numbers the client granted, how many it withdrew, and how many it
   * shares now.
   */
  'permission_request.granted': Record<'granted' | 'withdrawn' | 'shared', number>;
  /** The client refused the permission that the partner asked for. */
  'permission_request.denied': NoData;
  /** A key was created with these settings. */
  'api_key.created': RecordedKeySettings & Key & Secret;
  /** A key was edited. `before` and `after` have only the fields that differ. */
  'api_key.edited': Key & Switched<Partial<EditedKeyFields>> & Widening;
  /** A key has a new secret; the old secret stays alive for the overlap. */
  'api_key.rotated': Key & Secret & LivesOn;
  /** The overlap of a rotation ended early, so the old secrets of the key no longer work. */
  'api_key.overlap_ended': Key & Hints;
  /** A key has ended, or will end after its overlap. */
  'api_key.revoked': KeyRevoked | KeyReplaced | KeyRestored;
  /** A key expires soon. The event of a channel key has `phoneNumber`. */
  'api_key.expiring': Key & End & Partial<PhoneNumber>;
  /** A permission ends soon. */
  'permission.expiring': End & PhoneNumber;
  /** A person set up an authenticator app. */
  'authenticator.added': NoData;
  /** A person no longer has an authenticator app. */
  'authenticator.removed': NoData;
  /** A person added a passkey. */
  'passkey.added': Name;
  /** Passkeys of a person no longer exist. */
  'passkey.removed': RemovedPasskeys;
  /**
   * A passkey was refused, because the device that has it says that it signed no more often than before. So a copy of
   * the passkey may exist.
   */
  'passkey.copied': Name;
  /** A person has new recovery codes. */
  'recovery_codes.created': NoData;
  /** A person used a recovery code. */
  'recovery_code.used': NoData;
  /** A program signed in as a person and got a legacy token. */
  'legacy_token.created': Entered;
  /** The legacy tokens of the partner's people were switched on or off. */
  'legacy_tokens.switched': Switched<Switch>;
  /** The partner's settings changed. `before` and `after` have all settings. */
  'settings.updated': Switched<RecordedSettings>;
  /** The partner has a new platform secret; the old secret still verifies signatures for the overlap. */
  'platform_secret.rotated': Secret & LivesOn;
  /** The webhook of a number was set: incoming messages of the number now go to another URL. */
  'webhook.set': Host;
  /** A webhook was created. */
  'webhook.created': Host;
  /** A webhook was changed. `fields` names the settings that differ. */
  'webhook.edited': Host & ChangedFields;
  /** A webhook was deleted. */
  'webhook.deleted': Host;
  /** A webhook has a new secret. The secret before also signs for 24 hours. */
  'webhook.secret_rotated': Host;
  /** No delivery of a webhook has arrived for a day. */
  'webhook.failing': Host & Since;
  /** Nothing is sent to a webhook any more, until somebody resumes it. */
  'webhook.paused': Host & Paused;
  /** Events are sent to a paused webhook again. */
  'webhook.resumed': Host;
  /** Deliveries that failed are sent again. */
  'webhook.replayed': Host & Count;
  /** The client keeps messages for another number of days. */
  'messages_retention.changed': Switched<KeptFor>;
  /** Somebody exported everything about a contact. The event names no name of the contact, only its id. */
  'contact.exported': NoData;
  /** A contact was erased, with all its messages. The event names no name of the contact, only its id. */
  'contact.erased': NoData;
  /**
   * The server was restored from a backup. The fields say how many things from the backup the operator ended, and how
   * many permissions and keys the operator kept.
   */
  'server.restored': RevivedCounts;
}
