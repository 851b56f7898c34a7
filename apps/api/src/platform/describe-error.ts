/**
 * Describes a thrown value for the log. The message of an error of the database repeats the statement with its values,
 * which may be secret. So the message of such an error is left out, and its code, its constraint and its stack are
 * kept.
 */
export function describeError(thrown: unknown) {
  if (!(thrown instanceof Error)) return { error: typeof thrown };
  const fromDatabase =
    'sqlMessage' in thrown || 'query' in thrown || 'routine' in thrown || thrown.name.endsWith('Exception');
  const stack = thrown.stack
    ?.split('\n')
    .filter((line) => line.startsWith('    at '))
    .slice(0, 12);
  const place = {
    code: 'code' in thrown ? thrown.code : undefined,
    constraint: 'constraint' in thrown ? thrown.constraint : undefined,
  };
  return {
    error: thrown.name,
    message: fromDatabase ? '(a database error)' : thrown.message.slice(0, 300),
    ...place,
    stack,
  };
}
