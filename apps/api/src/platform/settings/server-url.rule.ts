/** What an address of a server in a setting may be. */
export interface ServerUrl {
  protocols: readonly string[];
  /** How it is written, for the sentence that refuses it. */
  shape: string;
  /** Whether something may follow the port: a database's name and parameters. */
  hasMore: boolean;
}

/**
 * Says what is wrong with the address of a server, or null. A sign that means something in an address and stands in a
 * password as it is makes another address of it, which some libraries take: the host would be the user's name. The
 * sentence repeats nothing of the address, since it has a password in it.
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
  // What follows the first slash or question mark: an @ there says that it stands in a password.
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
