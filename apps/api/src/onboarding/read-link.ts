import { Refusal } from '../platform/refusal.ts';

/** What a link to the consent page says; nothing of it is believed yet. */
export interface OnboardingLink {
  requestId: string | null;
  partnerId: string | null;
  /** Digits only. */
  number: string | null;
  redirectUrl: string | null;
  state: string | null;
  /** The bytes of `state` as they came, to be given back unchanged. */
  stateEcho: string | null;
  email: string | null;
  signature: LinkSignature | null;
}

/** What a partner's backend signed a link with. */
export interface LinkSignature {
  value: string;
  timestamp: string;
}

const PARAMETERS = new Set([
  ...['request', 'partner_id', 'number', 'redirect_url', 'state', 'email', 'lang'],
  ...['io_signature', 'io_timestamp'],
]);

// The paths that links of 360dialog's button and of older versions of it open, and our own.
const PARTNER_PATH = /^\/(?:dashboard\/app|onboarding)\/([^/]+)(?:\/permissions?)?\/?$/;

/**
 * Reads a link: our own (`/permission?request=…`, `/permission?partner_id=…`) or one that 360dialog's connect button
 * builds. Empty parameters count as absent, as do `undefined` and `null`; unknown ones are ignored.
 *
 * @throws {Refusal} `invalid_input` for a parameter that is there and cannot be read.
 * @param query `location.search`, raw. Old buttons do not encode, so `+` stays a plus in `state` and is dropped in `number`.
 */
export function readLink(path: string, query: string): OnboardingLink {
  if (query.length > MAX_QUERY) throw unreadable('query', 'The query of this link has more than 8,192 characters.');
  const raw = readQuery(query);
  const text = (name: string) => (isUnset(raw.get(name)) ? null : decode(name, raw.get(name)));
  const value = text('io_signature');
  const timestamp = text('io_timestamp');
  // Read where the page chooses its language: here it is only looked at.
  text('lang');
  return {
    requestId: text('request'),
    partnerId: decode('partner_id', PARTNER_PATH.exec(path)?.[1]) ?? text('partner_id'),
    number: readNumber(text('number')),
    redirectUrl: text('redirect_url'),
    state: requireShort(text('state')),
    stateEcho: text('state') === null ? null : (raw.get('state') ?? null),
    email: text('email'),
    // One half alone is a signature too, and a wrong one.
    signature: value === null && timestamp === null ? null : { value: value ?? '', timestamp: timestamp ?? '' },
  };
}

// As many as the page may ask with: what is longer is refused where it is seen first.
const MAX_QUERY = 8_192;

/** Two of one name that differ are refused: neither could be taken without leaving out what somebody said. */
function readQuery(query: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const part of query.replace(/^\?/, '').split('&')) {
    const at = part.indexOf('=');
    const name = at < 0 ? part : part.slice(0, at);
    const value = at < 0 ? '' : part.slice(at + 1);
    if (PARAMETERS.has(name) && (found.get(name) ?? value) !== value)
      throw unreadable(name, `${name} came twice. Send one.`);
    found.set(name, value);
  }
  return found;
}

// As `onboarding.start` takes it: one that is cut would come back as another.
function requireShort(state: string | null): string | null {
  if (state === null || state.length <= 512) return state;
  throw unreadable('state', 'state has at most 512 characters.');
}

// The connect button 0.7.1 sends properties that nobody set as text.
const isUnset = (raw: string | undefined): boolean => raw === 'undefined' || raw === 'null';

function decode(name: string, raw: string | undefined): string | null {
  if (raw === undefined || raw === '') return null;
  let text = raw;
  try {
    text = decodeURIComponent(raw);
  } catch {
    // Not encoded at all, as the oldest buttons do.
  }
  // No row can hold a NUL or half a surrogate pair. What is there and cannot be read is refused: as absent it would let a
  // link mean something else than it says.
  if (!/\0|%00/.test(text) && text.isWellFormed()) return text;
  throw unreadable(name, `${name} cannot be read.`);
}

const unreadable = (path: string, message: string): Refusal =>
  new Refusal('invalid_input', path, { issues: [{ path, message }] });

// Quotes, blanks and the plus are what real link builders put around a number.
function readNumber(text: string | null): string | null {
  if (text === null) return null;
  const digits = text.replace(/[\s+"'()-]/g, '');
  if (/^\d{4,15}$/.test(digits)) return digits;
  throw unreadable('number', 'number is a phone number with its country code: 4 to 15 digits.');
}
