/** Texts that have caused errors in other programs, grouped by the kind of program or format that they attack. */
export const SORTS = {
  /** Empty, blank and invisible text. */
  invisible: [
    '',
    ' ',
    '\t\r\n',
    '\u0000',
    'a\u0000b',
    '\u0001\u001f\u007f',
    '\u00a0\u2003\u3000',
    '\u200b\u200d\ufeff',
    '\u202e\u2066gnihton\u2069',
    '\u061c\u2028\u2029',
  ],
  /** Text that is not valid Unicode, and text that becomes longer when a program processes it. */
  noUnicode: [
    '\ud800',
    'a\udfff',
    '\udc00\ud800',
    '\ufffe\uffff',
    '👨‍👩‍👧‍👦',
    'e\u0301'.repeat(40),
    'Z\u0351\u036b\u0343\u036a\u0302\u036b\u033d\u034f\u0334\u0319\u0324\u031e\u0349\u035a\u032f\u031e\u0320\u034d',
    'ﷺ'.repeat(30),
    'ＡＤＭＩＮ',
    'аdmin',
  ],
  long: ['a'.repeat(64), 'a'.repeat(65), 'é'.repeat(257), 'a'.repeat(10_000), '😀'.repeat(2_500)],
  databases: [
    "'",
    "' or '1'='1",
    "'; drop table event; --",
    "\\' or 1=1 --",
    '\\',
    "\\\\'",
    '" or ""="',
    "x' union select secret from api_key_secret --",
    "'||(select version())||'",
    '1; select pg_sleep(5)',
    '$1',
    '?',
    '??',
    '\\?',
    '\\??',
    '? or ?? :name $1 %s',
    '%_%',
    '{"$ne":null}',
    '{"$where":"1"}',
    '{"$gt":""}',
    '{a,b}',
    '$$; select 1; $$',
    "E'\\x27'",
  ],
  /** Text with a special meaning in JavaScript, in JSON or in templates. */
  javascript: [
    '__proto__',
    'constructor.prototype',
    'toString',
    '[object Object]',
    'undefined',
    'NaN',
    '1e400',
    '-0',
    '{{7*7}}',
    `\${7*7}`,
    '%7B%7D',
    '%00',
    '%ff',
    '%s%n%x',
  ],
  /** Text with a special meaning in HTML pages, HTTP headers, file paths or shells. */
  pages: [
    '<script>alert(1)</script>',
    `"><img src=x onerror=alert(1)>`,
    'javascript:alert(1)',
    'a\r\nset-cookie: x=1',
    '../../../etc/passwd',
    'file:///etc/passwd',
    '$(sleep 5)',
    '=1+1',
    '+447700900101',
    '٠١٢٣٤٥٦٧٨٩',
  ],
} satisfies Record<string, readonly string[]>;

/** The texts of all groups. The tests send each text to the inputs of the server. */
export const NASTY_STRINGS: readonly string[] = Object.values(SORTS).flat();

/**
 * The database cannot store a NUL, and UTF-8 cannot encode a lone surrogate. So the server treats these two differently
 * from all other text.
 */
export const NUL = '\u0000';
export const hasLoneSurrogate = (text: string): boolean => !text.isWellFormed();

/**
 * Returns a few texts for one input, whose position in the list of inputs is `at`. The result has one text of each
 * group, and always a NUL and a lone surrogate. The next input gets the next text of each group.
 */
export function someOfEverySort(at: number): string[] {
  const ofEach = Object.values(SORTS).map((texts) => inTurn(texts, at));
  const always = ofEach.some(hasLoneSurrogate) ? [NUL] : [NUL, inTurn(NASTY_STRINGS.filter(hasLoneSurrogate), at)];
  return [...new Set([...ofEach, ...always])];
}

function inTurn(texts: readonly string[], at: number): string {
  const text = texts[at % texts.length];
  if (text === undefined) throw new Error('A sort has a text.');
  return text;
}

/**
 * Matches text that no refusal may contain: a part of an SQL statement, a stack trace, or words of the database driver.
 */
export const LEAK =
  /\b(select|insert into|syntax error|invalid input syntax|invalid byte|duplicate key|relation "|column "|pg_|postgres|mikro|kysely|zoderror|node_modules|\.ts:\d+|at \w+ \(|typeerror|urierror|rangeerror|uid=|root:x:)/i;
