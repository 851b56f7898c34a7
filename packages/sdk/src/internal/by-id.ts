/**
 * Names one thing by its id.
 *
 * @throws {TypeError} for an id that is none: sent, it would come back as a refusal that hides the lost session behind it.
 */
export function byId(id: string): { id: string } {
  if (typeof id !== 'string' || id === '')
    throw new TypeError('There is no id: is the session or row it came from gone?');
  return { id };
}
