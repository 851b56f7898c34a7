import * as z from 'zod';

const SENTENCE = 'Enter an email address, like name@example.com.';
// The limits of RFC 5321, section 4.5.3.1, and the maximum number of characters that are read before they are
// normalized.
const [MAX, MAX_LOCAL, MAX_READ] = [254, 64, 1_024];
// RFC 5322's dot-atom, with letters, digits and marks of all scripts, as RFC 6531 allows. Blanks do not match. `HIDDEN`
// excludes hidden characters.
const LOCAL = /^[\w!#$%&'*+/=?^`{|}~\p{L}\p{N}\p{M}-]+(?:\.[\w!#$%&'*+/=?^`{|}~\p{L}\p{N}\p{M}-]+)*$/u;
const HIDDEN = /\p{Default_Ignorable_Code_Point}/u;
const NOT_IN_DOMAIN = /[\s\p{Cc}/\\?#@:%[\]]/u;
// RFC 1123, section 2.1. The last label is not a number, because the whole domain would then be an IP address.
const DOMAIN = /^(?:(?!-)[a-z\d-]{1,63}(?<!-)\.)+(?!\d+$)(?!-)[a-z\d-]{2,63}(?<!-)$/;

/**
 * Writes an e-mail address in one form: no blanks around it, small letters, the domain in ASCII (`bücher.example` is
 * `xn--bcher-kva.example`), the part before the @ in its plain form (NFKC). So all spellings of an address become
 * equal.
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

// Writes a text in small letters in their plain form. A small sigma has a second form at the end of a word. The first
// form replaces this second form.
const foldLocal = (text: string): string => text.normalize('NFKC').toLowerCase().replaceAll('ς', 'σ').normalize('NFKC');

// Writes a domain in ASCII by UTS #46, as browsers do in addresses.
function asciiOf(domain: string): string | null {
  if (NOT_IN_DOMAIN.test(domain)) return null;
  const ascii = URL.parse(`http://${domain}`)?.hostname ?? '';
  return DOMAIN.test(ascii) ? ascii : null;
}
