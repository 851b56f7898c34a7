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
  const raw = readQuery(query);
  const text = (name: string) => (isUnset(raw.get(name)) ? null : decode(name, raw.get(name)));
  const value = text('io_signature');
  const timestamp = text('io_timestamp');
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

/** The first of each name wins; a later one cannot slip in behind a checked one. */
function readQuery(query: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const part of query.replace(/^\?/, '').split('&')) {
    const at = part.indexOf('=');
    const name = at < 0 ? part : part.slice(0, at);
    if (!found.has(name)) found.set(name, at < 0 ? '' : part.slice(at + 1));
  }
  return found;
}

// As `onboarding.start` takes it: one that is cut would come back as another.
function requireShort(state: string | null): string | null {
  if (state === null || state.length <= 512) return state;
  throw new Refusal('invalid_input', 'state', {
    issues: [{ path: 'state', message: 'state has at most 512 characters.' }],
  });
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
  if (!text.includes('\0') && text.isWellFormed()) return text;
  throw new Refusal('invalid_input', name, { issues: [{ path: name, message: `${name} cannot be read.` }] });
}

// Quotes, blanks and the plus are what real link builders put around a number.
function readNumber(text: string | null): string | null {
  const digits = text?.replace(/[\s+"'()-]/g, '') ?? '';
  return /^\d{4,15}$/.test(digits) ? digits : null;
}
