import type { FieldIssue } from '@chatelaine/shared';

/** Says what is wrong with a value; nothing when it is right. */
export type Check = (value: unknown) => FieldIssue[];

const wrong = (message: string): FieldIssue[] => [{ path: '', message }];
const under = (path: string, issues: FieldIssue[]): FieldIssue[] =>
  issues.map((issue) => ({ ...issue, path: issue.path ? `${path}.${issue.path}` : path }));

/** A check that is a question and a sentence. */
export const must =
  (isRight: (value: unknown) => boolean, message: string): Check =>
  (value) =>
    isRight(value) ? [] : wrong(message);

// No row of the server holds a NUL or half a surrogate pair.
const isStorable = (value: string): boolean => !value.includes('\0') && value.isWellFormed();

/** Text that can be stored, of so many UTF-16 units. */
export const text = (min: number, max: number): Check =>
  must(
    (value) => typeof value === 'string' && value.length >= min && value.length <= max && isStorable(value),
    `Text of ${min} to ${max} characters.`,
  );

/** One of these words. */
export const oneOf = (...words: readonly string[]): Check =>
  must((value) => words.some((word) => word === value), `One of ${words.join(', ')}.`);

/** A whole number in this range. */
export const wholeNumber = (min: number, max: number): Check =>
  must(
    (value) => typeof value === 'number' && Number.isInteger(value) && value >= min && value <= max,
    `A whole number from ${min} to ${max}.`,
  );

/** True or false. */
export const bool: Check = must((value) => typeof value === 'boolean', 'True or false.');

/** May be left out. */
export const optional =
  (check: Check): Check =>
  (value) =>
    value === undefined ? [] : check(value);

/** May be null. */
export const nullable =
  (check: Check): Check =>
  (value) =>
    value === null ? [] : check(value);

/** A list of so many, each of which is checked. */
export const listOf =
  (check: Check, min: number, max: number): Check =>
  (value) => {
    if (!Array.isArray(value)) return wrong('A list.');
    if (value.length < min || value.length > max) return wrong(`A list of ${min} to ${max}.`);
    return value.flatMap((item, at) => under(String(at), check(item)));
  };

/** A list of at most so many, in which what is named twice counts once. */
export const distinctListOf =
  (check: Check, max: number): Check =>
  (value) => [
    ...listOf(check, 0, Number.POSITIVE_INFINITY)(value),
    ...(Array.isArray(value) && new Set(value).size > max ? wrong(`At most ${max}.`) : []),
  ];

/** An object with these fields and no others. */
export const fieldsOf =
  (fields: Record<string, Check>): Check =>
  (value) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return wrong('An object.');
    const given: Record<string, unknown> = { ...value };
    const unknown = Object.keys(given).filter((name) => given[name] !== undefined && !(name in fields));
    return [
      ...Object.entries(fields).flatMap(([name, check]) => under(name, check(given[name]))),
      ...unknown.flatMap((name) => wrong(`There is no field "${name}".`)),
    ];
  };

/** A list in which nothing is named twice. */
export const noneTwice =
  (check: Check, message: string): Check =>
  (value) => {
    const issues = check(value);
    return Array.isArray(value) && new Set(value).size !== value.length ? [...issues, ...wrong(message)] : issues;
  };
