import pg from 'pg';

/**
 * Makes a database refuse every change of a permission, as a database with a full disk would. `workAgain` makes the
 * database accept changes again.
 */
export async function refuseChanges(databaseUrl: string): Promise<{ workAgain(): Promise<void> }> {
  const run = async (statements: string) => {
    const client = new pg.Client(databaseUrl);
    await client.connect();
    await client.query(statements);
    await client.end();
  };
  await run(`
    create function refuse() returns trigger language plpgsql as
      $$ begin raise exception 'could not extend file: No space left on device' using errcode = 'disk_full'; end $$;
    create trigger refuse before insert or update on permission for each statement execute function refuse();`);
  return { workAgain: () => run('drop trigger refuse on permission; drop function refuse;') };
}
