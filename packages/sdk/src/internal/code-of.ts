/** The code of an error, e.g. `ECONNREFUSED`; fetch hides the reason one level down. */
export function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return '';
  return 'code' in error && typeof error.code === 'string' ? error.code : codeOf(error.cause);
}
