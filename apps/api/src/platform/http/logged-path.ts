// How much of a path is read, how much is written, and how often it is decoded: people paste keys that are encoded
// twice.
const [READ, WRITTEN, ROUNDS] = [1_024, 200, 5];

/**
 * A path as the log shows it. People paste keys into addresses, so the log never has the query, nor any part of the
 * path that can be a secret, however it is encoded. Text that begins like a key is left out up to the next slash or
 * colon. A run of letters and digits as long as a token is left out too, unless it is a public id or a file of our
 * pages.
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

// The ids that `newId` makes.
const ID = /^(?:(?:req|key|per|usr)_[0-9A-Za-z]{22}|evt_[0-9A-HJKMNP-TV-Z]{26})$/;
// Words, then the hash that the build adds to the name.
const ASSET = /^[a-z]+(?:-[a-z]+)*-[\w-]{8}$/;

const isPublic = (path: string, found: string, at: number): boolean =>
  ID.test(found) || (at === ASSETS.length && path.startsWith(ASSETS) && ASSET.test(found));
const ASSETS = '/assets/';

// Secrets are ASCII, so bytes are decoded one by one: bytes that are no text must not hide what follows. Some old
// programs write `%u005f`. Text that is encoded more often than any mistake explains is not written.
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
