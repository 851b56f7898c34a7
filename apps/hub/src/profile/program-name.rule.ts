/** A program, as a person would name it. `system` is null when only the program is known. */
export interface ProgramName {
  program: string;
  system: string | null;
}

// The order counts: Edge and Opera also say that they are Chrome, and Chrome also says that it is Safari.
const PROGRAMS: readonly [RegExp, string][] = [
  [/\bEdgA?\//, 'Edge'],
  [/\bOPR\//, 'Opera'],
  [/\b(Firefox|FxiOS)\//, 'Firefox'],
  [/\b(Chrome|HeadlessChrome|CriOS)\//, 'Chrome'],
  [/\bVersion\/.*Safari\//, 'Safari'],
];
// Android also says that it is Linux, and an iPhone says that it is like macOS.
const SYSTEMS: readonly [RegExp, string][] = [
  [/\bAndroid\b/, 'Android'],
  [/\biPhone\b/, 'iPhone'],
  [/\biPad\b/, 'iPad'],
  [/\bWindows\b/, 'Windows'],
  [/\bMac OS X\b/, 'macOS'],
  [/\bCrOS\b/, 'ChromeOS'],
  [/\bLinux\b/, 'Linux'],
];

/**
 * Names the program of a session by what it says about itself. Another program than a browser is named by its first
 * word. Null when the program said nothing.
 */
export function programName(userAgent: string | null): ProgramName | null {
  const said = userAgent?.trim() ?? '';
  if (said === '') return null;
  const program = firstOf(PROGRAMS, said);
  if (program === null) return { program: said.split(/[\s/]/, 1)[0] ?? said, system: null };
  return { program, system: firstOf(SYSTEMS, said) };
}

const firstOf = (names: readonly [RegExp, string][], said: string): string | null =>
  names.find(([sign]) => sign.test(said))?.[1] ?? null;
