/** Returns the code of an error, e.g. `ECONNREFUSED`. `fetch` puts this code on the `cause` of its error. */
export function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return '';
  return 'code' in error && typeof error.code === 'string' ? error.code : codeOf(error.cause);
}
