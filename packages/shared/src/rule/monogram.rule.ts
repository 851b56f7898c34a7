/** The picture of a company that has no logo: its first letter on a ground of its own colour. */
export interface Monogram {
  letter: string;
  colour: string;
}

// White letters have a contrast of at least 4.5:1 on each of these colours.
const COLOURS = ['#5b34e0', '#0b6bcb', '#a8327e', '#9a4a00', '#00707a', '#b3261e', '#3f6212', '#6b4fa0'] as const;

/** Returns the monogram of a name. The same name always has the same colour, so people recognize it. */
export function monogramOf(name: string): Monogram {
  const [first = '?'] = name.match(/[\p{L}\p{N}]/u) ?? [];
  let sum = 0;
  for (const character of name) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) % 9973;
  return { letter: first.toUpperCase(), colour: COLOURS[sum % COLOURS.length] ?? COLOURS[0] };
}
