/** A text without keys in it: should a server ever quote one, it ends here and not in somebody's log. */
export function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value.replace(/\b(wa[a-z]?_)[0-9A-Za-z]{8,}/g, '$1…') : undefined;
}
