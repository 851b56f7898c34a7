// The number of characters of a path that are read, the number that are written, and the number of times that a path is
// decoded. It is decoded several times because people paste keys that are encoded twice.
const [READ, WRITTEN, ROUNDS] = [1_024, 200, 5];

/**
 * Writes a path for the log. People paste keys into addresses. So the log never has the query, and no part of the path
 * that may be a secret, however it is encoded. A text that begins like a key is left out up to the next slash or colon.
 * A sequence of letters and digits that is as long as a token is left out too, unless it is a public id or the name of
 * a file of our pages.
 */
export function withoutKeys(path: string): string {
  const read = path.length > READ ? path.slice(0, READ).replace(/[\w%-]+$/, '…') : path;
  const plain = read.includes('%') ? decoded(read) : read;
  return plain
    .replace(SECRET, (found, at: number) => (isPublic(plain, found, at) ? found : markOf(found)))
    .slice(0, WRITTEN);
}

const SECRET = /(?:wap?|wac|wat|otc)_[^/:]*|[\w-]{20,}/gi;
const markOf = (found: string): string => (/^(?:wap?|wac|wat|otc)_/i.test(found) ? '[key]' : '…');

// Matches the ids that `newId` makes.
const ID = /^(?:(?:req|key|per|usr)_[0-9A-Za-z]{22}|evt_[0-9A-HJKMNP-TV-Z]{26})$/;
// Matches the name of a file of our pages: words, and then the hash that the build adds.
const ASSET = /^[a-z]+(?:-[a-z]+)*-[\w-]{8}$/;

const isPublic = (path: string, found: string, at: number): boolean =>
  ID.test(found) || (at === ASSETS.length && path.startsWith(ASSETS) && ASSET.test(found));
const ASSETS = '/assets/';

// Decodes a path. Secrets are ASCII, so each byte is decoded separately, because bytes that are not valid text must not
// hide a secret after them. Some old programs write `%u005f`. A text that is still encoded after the last round is left
// out, because no mistake explains that.
function decoded(text: string): string {
  let now = text;
  for (let round = 0; round < ROUNDS; round++) {
    const next = now.replace(/%u([\da-f]{4})|%([\da-f]{2})/gi, (_all, wide?: string, byte?: string) =>
      String.fromCharCode(Number.parseInt(wide ?? byte ?? '', 16)),
    );
    if (next === now) return now;
    now = next;
  }
  return now.replace(/%.*$/s, '…');
}
