/** The rules for a setting that holds the address of a server. */
export interface ServerUrl {
  protocols: readonly string[];
  /** The expected form, for the sentence of a refusal. */
  shape: string;
  /** Whether a database's name and parameters may follow the port. */
  hasMore: boolean;
}

/**
 * Says what is wrong with the address of a server. Null when nothing is wrong. A password may contain a character that
 * has a special meaning in an address. When such a character is not encoded, the text means another address, in which
 * the user name is the host, and some libraries accept such an address. The returned sentence repeats no part of the
 * address, because the address contains a password.
 */
export function findUrlFault(text: string, { protocols, shape, hasMore }: ServerUrl): string | null {
  const scheme = /^([a-z]+):\/\//i.exec(text)?.[1]?.toLowerCase() ?? '';
  if (!protocols.includes(scheme)) return shape;
  if (/\s/.test(text)) return `${shape}, without a blank or a line break; in a password a blank is written %20`;
  if (/[<>]/.test(text))
    return `${shape}; a value of yours stands in the place of <…>, and in a password < is written %3C`;
  if (text.includes('#')) return `${shape}; in a user name or a password # is written %23`;
  if (!isDecodable(text)) return `${shape}; in a user name or a password % is written %25`;
  const url = URL.parse(text);
  // The part of the address from the first slash or question mark on. An @ in this part shows that the slash belongs to
  // the password.
  const rest = /^[a-z]+:\/\/[^/?]*(.*)$/i.exec(text)?.[1] ?? '';
  if (url === null || /^[^=]*@/.test(rest)) return `${shape}; ${RESERVED}`;
  if (hasMore) return null;
  if (url.hostname === '') return `the host is missing in it: ${shape}`;
  return rest === '' || rest === '/' ? null : `${shape}, with nothing behind the port; ${RESERVED}`;
}

const RESERVED = 'in a user name or a password / is written %2F, ? is %3F, : is %3A and @ is %40';

function isDecodable(text: string): boolean {
  try {
    decodeURIComponent(text);
    return true;
  } catch {
    return false;
  }
}
