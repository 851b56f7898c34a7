// What a walk-through may not contain, so that it finds everything by role and accessible name, from the sign-in page on.

/** The kinds of offences, each with the words that betray it. */
const OFFENCES = {
  'finds by a selector': /\.locator\(|\.\$\$?\(|\.frameLocator\(|\.getByTestId\(|\b(css|xpath|data-testid)=/,
  'runs a script in the page':
    /\.(evaluate\w*|\$eval|addInitScript|addScriptTag|addStyleTag|dispatchEvent|waitForFunction)(<[^>]*>)?\(/,
  'goes to an address': /\.goto\(|\.goBack\(|\.goForward\(|\.setContent\(/,
  'skips the sign-in page': /\b(arriveAs|enterByCookie|addCookies|storageState)\b/,
  'acts without a hand':
    /\.(click|dblclick|tap|hover|fill|(?<!permissions\.)check|uncheck|setChecked|selectOption|setInputFiles|focus|blur|clear|dragTo|pressSequentially)\(|\.(mouse|keyboard|touchscreen)\b/,
  'presses without a hand': /(?<!\bhand)\.press\(/,
} as const;

/** A kind of offence. */
export type Offence = keyof typeof OFFENCES;

/** Returns the offences in the text of a file, each with its line, except the kinds that this file is allowed. */
export function offencesIn(text: string, allowed: readonly Offence[] = []): string[] {
  const kinds = (Object.keys(OFFENCES) as Offence[]).filter((kind) => !allowed.includes(kind));
  return text
    .split('\n')
    .filter((line) => !/^\s*(\/\/|\/?\*)/.test(line))
    .flatMap((line) => kinds.filter((kind) => OFFENCES[kind].test(line)).map((kind) => `${kind}: ${line.trim()}`));
}

/** Returns the mouse in a hand that has only a keyboard: every act that is not `keyboard.press` or `keyboard.type`. */
export const mouseIn = (text: string): string[] =>
  offencesIn(text.replaceAll(/\b(page\.)?keyboard\.(press|type)\(/g, 'key('), ['finds by a selector']).filter(
    (offence) => !offence.includes('{ keyboard } = page'),
  );
