import { Refusal } from '../platform/refusal.ts';

/** The content of a link to the consent page. Nothing of it is verified yet. */
export interface OnboardingLink {
  requestId: string | null;
  partnerId: string | null;
  /** The phone number, digits only. */
  number: string | null;
  redirectUrl: string | null;
  state: string | null;
  /** The bytes of `state` as they came. The server returns them unchanged. */
  stateEcho: string | null;
  email: string | null;
  signature: LinkSignature | null;
}

/** The signature of a link, made by a partner's backend. */
export interface LinkSignature {
  value: string;
  timestamp: string;
}

const PARAMETERS = new Set([
  ...['request', 'partner_id', 'number', 'redirect_url', 'state', 'email', 'lang'],
  ...['io_signature', 'io_timestamp'],
]);

// The paths of links that contain the partner's id. All versions of 360dialog's connect button make such links, and the
// server's own mails contain such links.
const PARTNER_PATH = /^\/(?:dashboard\/app|onboarding)\/([^/]+)(?:\/permissions?)?\/?$/;

/**
 * Reads a link: our own (`/permission?request=…`, `/permission?partner_id=…`) or a link of 360dialog's connect button.
 * Empty parameters count as absent, and so do the words `undefined` and `null`. Unknown parameters are ignored.
 *
 * @throws {Refusal} `invalid_input` for a parameter that cannot be read.
 * @param query `location.search`, raw. Old buttons do not encode values, so `+` stays a plus in `state` and is removed
 * from `number`.
 */
export function readLink(path: string, query: string): OnboardingLink {
  if (query.length > MAX_QUERY) throw unreadable('query', 'The query of this link has more than 8,192 characters.');
  const raw = readQuery(query);
  const text = (name: string) => (isUnset(raw.get(name)) ? null : decode(name, raw.get(name)));
  const value = text('io_signature');
  const timestamp = text('io_timestamp');
  // Here `lang` is checked but not used. Other code reads `lang` when the server chooses the language of the page.
  text('lang');
  return {
    requestId: text('request'),
    partnerId: decode('partner_id', PARTNER_PATH.exec(path)?.[1]) ?? text('partner_id'),
    number: readNumber(text('number')),
    redirectUrl: text('redirect_url'),
    state: requireShort(text('state')),
    stateEcho: text('state') === null ? null : (raw.get('state') ?? null),
    email: text('email'),
    // A signature without a timestamp, or a timestamp without a signature, counts as a wrong signature.
    signature: value === null && timestamp === null ? null : { value: value ?? '', timestamp: timestamp ?? '' },
  };
}

// The page sends its query with the question, and the schema of the question allows at most this many characters. So a
// longer query is refused as soon as somebody opens the page.
const MAX_QUERY = 8_192;

/** Reads the query. Two different values of one parameter are refused, because we cannot know which value is meant. */
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

// The procedure `onboarding.start` has the same limit. A longer state is refused and not cut, because the partner must
// get its whole state back.
function requireShort(state: string | null): string | null {
  if (state === null || state.length <= 512) return state;
  throw unreadable('state', 'state has at most 512 characters.');
}

// The connect button 0.7.1 sends these words for properties that are not set.
const isUnset = (raw: string | undefined): boolean => raw === 'undefined' || raw === 'null';

function decode(name: string, raw: string | undefined): string | null {
  if (raw === undefined || raw === '') return null;
  let text = raw;
  try {
    text = decodeURIComponent(raw);
  } catch {
    // The oldest buttons do not encode values, so a value that cannot be decoded is used as it is.
  }
  // The database cannot store a NUL or half a surrogate pair, so such a value is refused. If such a value counted as
  // absent, the link would have another meaning.
  if (!/\0|%00/.test(text) && text.isWellFormed()) return text;
  throw unreadable(name, `${name} cannot be read.`);
}

const unreadable = (path: string, message: string): Refusal =>
  new Refusal('invalid_input', path, { issues: [{ path, message }] });

// Existing programs that build links write quotes, blanks or a plus around a number. These characters are removed from
// the number, and so are brackets and hyphens.
function readNumber(text: string | null): string | null {
  if (text === null) return null;
  const digits = text.replace(/[\s+"'()-]/g, '');
  if (/^\d{4,15}$/.test(digits)) return digits;
  throw unreadable('number', 'number is a phone number with its country code: 4 to 15 digits.');
}
