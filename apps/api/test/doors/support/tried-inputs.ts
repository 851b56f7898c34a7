import { isFull } from '@chatelaine/tools/rounds';

/**
 * Chooses the inputs that a test run uses. A full run uses all inputs. Similar inputs form a group: the same field for
 * several kinds of keys, the cursor of all lists, or the parameter of a link. A quick run uses one input of each group:
 * another position in the group for each next group. The name of an input is its door and then its field, which is the
 * last word. A quick run uses every door and every field at least once.
 */
export function triedInputs<T>(inputs: Record<string, T>): Record<string, T> {
  if (isFull) return inputs;
  const alike = Map.groupBy(Object.keys(inputs), whatItIsLike);
  const tried = [...alike.values()].map((names, at) => names[at % names.length] ?? '');
  for (const name of Object.keys(inputs)) {
    if (!tried.some((each) => doorOf(each) === doorOf(name)) || !tried.some((each) => fieldOf(each) === fieldOf(name)))
      tried.push(name);
  }
  return Object.fromEntries(Object.entries(inputs).filter(([name]) => tried.includes(name)));
}

const whatItIsLike = (name: string): string =>
  name
    .replace(/^\w+Keys\.(create|edit|rotate|endOverlap|revoke) /, 'a key ')
    .replace(/^\w+Keys\.revokeMany /, 'many keys ')
    .replace(/^\w+\.(list|get) /, 'what is read ')
    .replace(/ (team|application|environment)$/, ' a label')
    .replace(/ (allowedAddresses|channelIds|scopes|ids)$/, ' a list')
    .replace(/( of a link), .*/, '$1');

const PLACE = / of a link, .*/;
const doorOf = (name: string): string => PLACE.exec(name)?.[0] ?? name.replace(/ ?\S+$/, '');
const fieldOf = (name: string): string => (PLACE.test(name) ? name.replace(PLACE, '') : (name.split(' ').at(-1) ?? ''));
