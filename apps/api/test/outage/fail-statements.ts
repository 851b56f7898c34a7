import pg from 'pg';

/**
 * Makes the database answer every statement of this process with an error of this code. The errors end when the result
 * is disposed of. PostgreSQL itself makes the error: in place of the original statement, the driver sends a statement
 * that raises the error.
 */
export function failStatements(code: string): Disposable {
  const query: unknown = Reflect.get(pg.Client.prototype, 'query');
  const text = `do $$ begin raise exception 'told to fail' using errcode = '${code}'; end $$`;
  function failing(this: pg.Client, ...given: unknown[]): unknown {
    if (typeof query !== 'function') throw new Error('The driver has no query.');
    // The driver sends a rollback unchanged, so the library that began the failed transaction can end it as usual.
    const [first] = given;
    if (typeof first === 'string' && /^rollback/i.test(first)) return Reflect.apply(query, this, given);
    const callback = given.find((each) => typeof each === 'function');
    return Reflect.apply(query, this, callback === undefined ? [text] : [text, callback]);
  }
  Reflect.set(pg.Client.prototype, 'query', failing);
  return { [Symbol.dispose]: () => void Reflect.set(pg.Client.prototype, 'query', query) };
}
