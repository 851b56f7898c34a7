import * as z from 'zod';

const SENTENCE = 'Enter an email address, like name@example.com.';
// The maximum lengths of an address and of the part before the @ (RFC 5321, section 4.5.3.1), and the maximum number of
// characters that are read before the address is normalized.
const [MAX, MAX_LOCAL, MAX_READ] = [254, 64, 1_024];
// The part before the @: RFC 5322's dot-atom, with letters, digits and marks of all scripts, as RFC 6531 allows. Blanks
// do not match. `HIDDEN` excludes hidden characters.
const LOCAL = /^[\w!#$%&'*+/=?^`{|}~\p{L}\p{N}\p{M}-]+(?:\.[\w!#$%&'*+/=?^`{|}~\p{L}\p{N}\p{M}-]+)*$/u;
const HIDDEN = /\p{Default_Ignorable_Code_Point}/u;
const NOT_IN_DOMAIN = /[\s\p{Cc}/\\?#@:%[\]]/u;
// A domain as in RFC 1123, section 2.1. The last label must not be a number, because programs read a domain that ends
// in a number as an IP address.
const DOMAIN = /^(?:(?!-)[a-z\d-]{1,63}(?<!-)\.)+(?!\d+$)(?!-)[a-z\d-]{2,63}(?<!-)$/;

/**
 * Writes an e-mail address in one form, so that all spellings of an address become equal: no blanks around it, small
 * letters, the domain in ASCII (`bücher.example` is `xn--bcher-kva.example`), and the part before the @ in its plain
 * form (NFKC).
 */
export const emailText = z
  .string()
  .max(MAX_READ, SENTENCE)
  .transform((text, ctx) => {
    const email = readEmail(text);
    if (email !== null) return email;
    ctx.addIssue({ code: 'custom', message: SENTENCE });
    return z.NEVER;
  });

function readEmail(text: string): string | null {
  const given = text.trim();
  const at = given.lastIndexOf('@');
  const local = foldLocal(given.slice(0, Math.max(0, at)));
  const domain = asciiOf(given.slice(at + 1));
  if (domain === null || local.length > MAX_LOCAL || !LOCAL.test(local) || HIDDEN.test(local)) return null;
  const email = `${local}@${domain}`;
  return email.length <= MAX ? email : null;
}

// Writes a text in small letters in their plain form. The small Greek sigma has a second form at the end of a word,
// `ς`. This function writes the usual form `σ` instead of it.
const foldLocal = (text: string): string => text.normalize('NFKC').toLowerCase().replaceAll('ς', 'σ').normalize('NFKC');

// Writes a domain in ASCII by UTS #46, as browsers do with the host of a URL. Returns null for a text that is not a
// domain.
function asciiOf(domain: string): string | null {
  if (NOT_IN_DOMAIN.test(domain)) return null;
  const ascii = URL.parse(`http://${domain}`)?.hostname ?? '';
  return DOMAIN.test(ascii) ? ascii : null;
}
