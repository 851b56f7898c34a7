/**
 * Makes the input `{ id }` of a call that acts on one thing, e.g. on one key.
 *
 * @throws {TypeError} for an empty or missing id. Without this check the server would refuse the call, and the refusal
 * would hide the mistake in the program.
 */
export function byId(id: string): { id: string } {
  if (typeof id !== 'string' || id === '')
    throw new TypeError('There is no id: is the session or row it came from gone?');
  return { id };
}
