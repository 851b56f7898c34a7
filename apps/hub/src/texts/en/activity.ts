// Texts of the screen about activity.
export const title = 'Activity';
export const leads = {
  partner: 'What happened in this account and with your clients. People of a client are shown only as “the client”.',
  client: 'What happened in this account. People of your partner are shown only as “the partner”.',
};
export const aboutLabels = { partner: 'Number, client ID or key ID', client: 'Number or key ID' };
export const group = 'Topic';
export const all = 'Everything';
export const groups = {
  permissions: 'Permissions',
  keys: 'Keys',
  people: 'People',
  settings: 'Settings',
  numbers: 'Numbers',
  signIns: 'Sign-ins',
};
export const what = 'What happened';
export const who = 'Who';
export const ofClient = (name: string) => `Client: ${name}`;
export const when = 'When';
export const open = 'Open';
export const details = 'Details';
export const field = 'Field';
export const value = 'Value';
export const before = 'Before';
export const after = 'After';
export const eventId = 'Event';
export const subjectId = 'About';
export const yes = 'Yes';
export const no = 'No';
export const notSet = 'Not set';
export const which = 'Several numbers fit. Which one do you mean?';
export const emptyTitle = 'Nothing has happened yet';
export const emptyText = 'Each permission, key, sign-in and change of settings appears here with its time, for good.';
export const fields = {
  name: 'Name',
  kind: 'Kind of key',
  hint: 'Hint',
  hints: 'Hints',
  scopes: 'Scopes',
  allowedAddresses: 'Allowed addresses',
  channelIds: 'Numbers',
  team: 'Team',
  application: 'Application',
  environment: 'Environment',
  limitPerMinute: 'Calls per minute',
  limitPerMonth: 'Calls per month',
  expiresAt: 'Ends',
  daysBefore: 'Days before the end',
  days: 'Days',
  overlap: 'Overlap',
  widened: 'Can do more',
  reason: 'Reason',
  since: 'Backup of',
  phoneNumber: 'Phone number',
  payment: 'Payment',
  status: 'Status',
  source: 'Source',
  role: 'Role',
  before: 'Role before',
  count: 'Times on this day',
  network: 'Network',
  names: 'Names',
  way: 'Signed in with',
  newNetwork: 'New network',
  firstOfDay: 'First on this day',
  sessions: 'Ended sessions',
  legacyTokens: 'Legacy tokens',
  on: 'On',
  host: 'Host',
  granted: 'Granted',
  withdrawn: 'Withdrawn',
  shared: 'Shared now',
  partnerId: 'Partner ID',
  redirectUrls: 'Redirect URLs',
  hasLogo: 'Has a logo',
  clientsMayWithdraw: 'Clients may withdraw',
  shareNewNumbersByDefault: 'Share new numbers by default',
  requireSignature: 'Require a signature',
  testing: 'Testing',
  permissions: 'Ended permissions',
  keys: 'Ended keys',
  requests: 'Ended requests',
  codes: 'Ended one-time codes',
  signUpLinks: 'Ended sign-up links',
  authenticatorOffers: 'Ended offers of an authenticator app',
  emailChanges: 'Ended changes of an e-mail address',
  knownBrowsers: 'Forgotten browsers',
  passkeys: 'Removed passkeys',
  kept: 'Kept permissions and keys',
  fields: 'Changed',
};

/** The words for values that the server writes as codes, by field. */
export const words: Record<string, Record<string, string>> = {
  kind: { partner: 'Partner key', channel: 'Channel key', organization: 'Organization key' },
  role: { owner: 'Owner', admin: 'Admin', member: 'Member' },
  payment: { partner: 'Partner Payment', direct: 'Direct Payment' },
  status: { pending: 'Not active yet', running: 'Running', stopped: 'Stopped' },
  source: { partner_payment: 'Partner Payment', client_grant: 'Granted by the client' },
  reason: {
    asked: 'Asked for',
    gone: 'The receiver is gone',
    failing: 'No delivery arrived',
    revoked: 'Revoked',
    replaced: 'Replaced by a newer key',
    restored: 'Server restored from a backup',
    password_set: 'A password was set with a link',
    operator: 'Removed by the operator',
  },
  way: { passkey: 'Passkey' },
  environment: { production: 'Production', staging: 'Staging', development: 'Development' },
  fields: {
    url: 'URL',
    name: 'Name',
    events: 'Events',
    channelIds: 'Numbers',
    environments: 'Environments',
    headers: 'Headers',
    retryPolicy: 'Retries',
  },
};
