import type * as z from 'zod';

type Issue = z.core.$ZodRawIssue;

const THINGS: Record<string, string> = {
  string: 'text',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
  record: 'an object',
  number: 'a number',
  int: 'a whole number',
};
const FORMATS: Record<string, string> = {
  datetime: 'an instant in ISO 8601, e.g. 2027-01-31T00:00:00Z',
  email: 'an email address',
  url: 'a whole http or https URL, e.g. https://app.example/webhooks',
};
const UNITS: Record<string, [one: string, more: string]> = {
  string: ['character', 'characters'],
  array: ['entry', 'entries'],
};

const NOT_VALID = 'This is not valid.';

/**
 * Returns a sentence that says what a field must be, for the developer who reads `issues`. The sentence never repeats a
 * value that the caller sent.
 */
export function inputSentence(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined ? 'This is required.' : `Must be ${THINGS[issue.expected] ?? issue.expected}.`;
    case 'invalid_value':
      return oneOf(issue.values);
    case 'invalid_format':
      return `Must be ${FORMATS[issue.format] ?? 'written differently'}.`;
    case 'too_big':
      return size(issue.origin, 'at most', issue.maximum);
    case 'too_small':
      return size(issue.origin, 'at least', issue.minimum);
    case 'invalid_key':
      // The reason is that of the schema of the names, e.g. what the name of a header may contain.
      return issue.issues[0]?.message ?? NOT_VALID;
    case 'unrecognized_keys':
      return unknownFields(issue.keys);
    case 'invalid_union':
      // A union without a field that chooses between its shapes has no values to name.
      return Array.isArray(issue.options) ? oneOf(issue.options) : NOT_VALID;
    default:
      return NOT_VALID;
  }
}

const oneOf = (values: readonly unknown[]) =>
  `Must be ${values.length > 1 ? 'one of ' : ''}${values.map(String).join(', ')}.`;

// The maximum number of names in a sentence about unknown fields. The sentence has only the first names, and cuts names
// that are longer than any field of ours, because the size of an answer must not grow with the size of the input.
const MAX_NAMES = 200;

function unknownFields(names: readonly string[]): string {
  const first = names.slice(0, MAX_NAMES).map((name) => `"${name.length > 64 ? `${name.slice(0, 64)}…` : name}"`);
  const others = names.length - first.length;
  return `There is no field ${first.join(', ')}${others > 0 ? `, nor ${others} others` : ''}.`;
}

function size(origin: string, bound: 'at most' | 'at least', value: number | bigint): string {
  const [one, more] = UNITS[origin] ?? [];
  return one === undefined ? `Must be ${bound} ${value}.` : `Must have ${bound} ${value} ${value === 1 ? one : more}.`;
}
