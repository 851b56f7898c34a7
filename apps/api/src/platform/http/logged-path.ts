// What is read of a path, what is written of it, and how often it is decoded: keys are pasted encoded, and encoded again.
const [READ, WRITTEN, ROUNDS] = [1_024, 200, 5];

/**
 * A path as it is logged. People paste keys into addresses: the query is never written, and of a path nothing that can be
 * a secret, in whatever spelling. What begins as a key is left out to the next slash or colon, and so is every run of letters
 * and digits that is as long as a token: all but public ids, and the files of our pages.
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

// As `newId` makes them.
const ID = /^(?:(?:req|key|per|usr)_[0-9A-Za-z]{22}|evt_[0-9A-HJKMNP-TV-Z]{26})$/;
// Words, then what the build adds to the name.
const ASSET = /^[a-z]+(?:-[a-z]+)*-[\w-]{8}$/;

const isPublic = (path: string, found: string, at: number): boolean =>
  ID.test(found) || (at === ASSETS.length && path.startsWith(ASSETS) && ASSET.test(found));
const ASSETS = '/assets/';

// A secret is of ASCII, so bytes are read one by one: what is no text must not hide what follows. `%u005f` is how some
// old programs write it. What is encoded more often than anybody does by mistake is not written.
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
