/** A form that is shorter than this is not searched for, because it would match ordinary text. */
export const SHORTEST_FORM = 4;

/**
 * Returns the forms in which a receiver may repeat a secret: as it is, and as JSON, HTML, URLs, base64 and hex write
 * it. Of a value of several words, such as `Bearer …`, the longest words count too.
 */
export function secretForms(secret: string): string[] {
  const parts = [secret, asRead(secret)].flatMap(partsOf);
  const forms = [...new Set(parts)].flatMap((part) => [...writtenForms(part), ...base64Forms(part)]);
  return [...new Set(forms)].filter((form) => form.length >= SHORTEST_FORM);
}

// HTTP sends a header with one byte for each character. A receiver may repeat these bytes, and an answer is read as UTF-8.
const asSent = (secret: string): Buffer => Buffer.from(secret, 'latin1');
const asRead = (secret: string): string => new TextDecoder().decode(asSent(secret));

/** A shorter word is no secret although it stands in a secret header. */
const LONG_WORD = 8;
/** The highest number of words of a value that count. A value can have a hundred words, and each has many forms. */
const MOST_WORDS = 8;

function partsOf(secret: string): string[] {
  const words = secret
    .split(/[\s,;=]+/)
    .filter((word) => word.length >= LONG_WORD)
    .sort((one, other) => other.length - one.length)
    .slice(0, MOST_WORDS);
  const [, basic = ''] = /^Basic\s+(\S+)$/i.exec(secret) ?? [];
  const login = Buffer.from(basic, 'base64').toString();
  const password = login.slice(login.indexOf(':') + 1);
  return [secret, secret.trim(), secret.replace(/^whsec_/, ''), ...words, login, password].filter(
    (part) => part !== '',
  );
}

// Each form is a fixed text. A pattern that takes any escape at any place would be shorter, but a receiver could send a
// text with which such a pattern takes very long.
function writtenForms(part: string): string[] {
  const url = encodeURIComponent(part);
  const form = new URLSearchParams([['', part]]).toString().slice(1);
  const hex = bytesOf(part).map((bytes) => bytes.toString('hex'));
  return [
    ...[part, ...jsonForms(part), ...jsonForms(jsonOf(part))],
    ...[html(part, '&#39;'), html(part, '&#x27;'), html(part, '&apos;'), html(part, "'")],
    ...[url, form, lowerEscapes(url), lowerEscapes(form)],
    ...hex.flatMap((digits) => [digits, digits.toUpperCase()]),
  ];
}

const jsonOf = (part: string): string => JSON.stringify(part).slice(1, -1);

// Some writers of JSON escape the signs that mean something in HTML, or those that ASCII does not have, or slashes.
const ESCAPED = [/[<>&]/g, /[<>&']/g, /[^\0-\x7e]/g, /[<>&]|[^\0-\x7e]/g, /[<>&']|[^\0-\x7e]/g];

function jsonForms(part: string): string[] {
  const json = jsonOf(part);
  const forms = [json, ...ESCAPED.map((signs) => json.replace(signs, unicodeEscape))];
  return [...forms, ...forms.map((form) => form.replaceAll('/', '\\/'))];
}

const unicodeEscape = (sign: string): string => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`;

const lowerEscapes = (text: string): string => text.replace(/%[\dA-F]{2}/g, (sign) => sign.toLowerCase());

const html = (text: string, apostrophe: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", apostrophe);

/**
 * Returns the characters that a secret has in base64 wherever it stands in the encoded text. Three bytes make four
 * characters, so there are three ways. Characters that depend on the bytes beside the secret are left out.
 */
function base64Forms(part: string): string[] {
  return bytesOf(part).flatMap((bytes) =>
    [0, 1, 2].flatMap((before) => {
      const text = Buffer.concat([Buffer.alloc(before), bytes]).toString('base64');
      const end = Math.floor(((before + bytes.length) * 8) / 6);
      const inside = text.slice(Math.ceil((before * 8) / 6), end);
      return [inside, inside.replaceAll('+', '-').replaceAll('/', '_')];
    }),
  );
}

const bytesOf = (part: string): Buffer[] =>
  /[^\0-\x7e]/.test(part) ? [Buffer.from(part), asSent(part)] : [Buffer.from(part)];
