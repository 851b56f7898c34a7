import * as z from 'zod';

const SENTENCE = 'Enter an email address, like name@example.com.';
// RFC 5321, section 4.5.3.1, and what is read at most before anything is normalized.
const [MAX, MAX_LOCAL, MAX_READ] = [254, 64, 1_024];
// RFC 5322's dot-atom, with the letters of the world that RFC 6531 adds; nothing that is blank, hidden or a mark alone.
const LOCAL = /^[\w!#$%&'*+/=?^`{|}~\p{L}\p{N}\p{M}-]+(?:\.[\w!#$%&'*+/=?^`{|}~\p{L}\p{N}\p{M}-]+)*$/u;
const HIDDEN = /\p{Default_Ignorable_Code_Point}/u;
const NOT_IN_DOMAIN = /[\s\p{Cc}/\\?#@:%[\]]/u;
// RFC 1123, section 2.1; the last label is no number, else it is an address.
const DOMAIN = /^(?:(?!-)[a-z\d-]{1,63}(?<!-)\.)+(?!\d+$)(?!-)[a-z\d-]{2,63}(?<!-)$/;

/**
 * An e-mail address as it is kept: without blanks around it, in small letters, the domain in ASCII (`bücher.example` is
 * `xn--bcher-kva.example`), the letters before it in their plain form (NFKC). So every spelling of one address is one address.
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

// Small letters in their plain form. A sigma is small in another way at the end of a word, so it is written in one way.
const foldLocal = (text: string): string => text.normalize('NFKC').toLowerCase().replaceAll('ς', 'σ').normalize('NFKC');

// UTS #46, as browsers do it for addresses.
function asciiOf(domain: string): string | null {
  if (NOT_IN_DOMAIN.test(domain)) return null;
  const ascii = URL.parse(`http://${domain}`)?.hostname ?? '';
  return DOMAIN.test(ascii) ? ascii : null;
}
