/**
 * Finds our setting whose name an environment variable probably misspells. Null when the variable probably belongs to
 * another program, as most variables do. A variable whose name has one mistake always means our setting, so it stops
 * the start even when our setting is given too. A variable whose name has two mistakes may belong to another program
 * (`DATABASE_SSL`). It means our setting only when the name of our setting is long and our setting is not given.
 *
 * @param isSet whether our setting with this name is given too.
 */
export function meantSetting(
  name: string,
  settings: readonly string[],
  isSet: (setting: string) => boolean,
): string | null {
  if (settings.includes(name)) return null;
  const own = name.replace(OUR_PREFIX, '');
  for (const setting of settings) {
    if (own !== name && own === setting) return setting;
    const slips = slipsBetween(name, setting);
    if (slips <= 1 || (slips === 2 && setting.length >= LONG && !isSet(setting))) return setting;
  }
  return null;
}

const OUR_PREFIX = /^CHATELAINE_/;
// For a setting with a short name, only a difference in case counts as a mistake. For example, `HOSTS` and `HOME` are
// other names, although they differ from `HOST` by one or two letters.
const SHORT = 7;
const LONG = 11;

function slipsBetween(name: string, setting: string): number {
  const written = name.toUpperCase().replaceAll('-', '_');
  if (written === setting) return 1;
  // A name that has more letters before the name of our setting is another name, for example `EMAIL_FROM` or
  // `TEST_DATABASE_URL`.
  if (setting.length < SHORT || written.endsWith(setting)) return Number.POSITIVE_INFINITY;
  const [one, other] = [singular(written), singular(setting)];
  return one === other ? 1 : distance(one, other);
}

const singular = (name: string): string => name.replace(/IES$/, 'Y').replace(/S$/, '');

/**
 * Counts the letters that are wrong, missing, added, or swapped with the next letter (optimal string alignment
 * distance).
 */
function distance(one: string, other: string): number {
  if (Math.abs(one.length - other.length) > 2) return Number.POSITIVE_INFINITY;
  let before: number[] = [];
  let last = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let row = 1; row <= one.length; row++) {
    const now = [row];
    for (let column = 1; column <= other.length; column++) {
      const isSame = one[row - 1] === other[column - 1];
      const isSwapped = one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1];
      const ways = [(last[column] ?? 0) + 1, (now[column - 1] ?? 0) + 1, (last[column - 1] ?? 0) + (isSame ? 0 : 1)];
      if (isSwapped && row > 1 && column > 1) ways.push((before[column - 2] ?? 0) + 1);
      now.push(Math.min(...ways));
    }
    [before, last] = [last, now];
  }
  return last[other.length] ?? 0;
}
