import { isFull } from '@chatelaine/tools/rounds';

/**
 * Chooses the inputs that a run tries, by name. A full run tries all inputs. A quick run tries one input of each group
 * of similar inputs, in turn: a field that several kinds of keys have, the cursor of a list, the parameter of a link.
 * The last word of a name is the field, and the words before it are the door. Every door and every field is tried.
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
