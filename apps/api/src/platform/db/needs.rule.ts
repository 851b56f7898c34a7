/** Facts that a database reports about itself. */
export interface DatabaseFacts {
  /** PostgreSQL's version number: 150004 is 15.4. */
  version: number;
  version_name: string;
  encoding: string;
  date_style: string;
  isolation: string;
  is_read_only: boolean;
  is_standby: boolean;
  /** The schema for new tables; null when the role may use none of the schemas in its search path. */
  schema: string | null;
  database: string;
  role: string;
}

const OLDEST = 15;

/**
 * Says what is wrong with a database and what the operator can do, one sentence for each problem. The list is empty
 * when there is no problem.
 */
export function problemsOf(facts: DatabaseFacts): string[] {
  const { version, version_name, encoding, date_style, isolation, is_read_only, is_standby, schema } = facts;
  const [database, role] = [quoted(facts.database), quoted(facts.role)];
  const setting = `alter role ${role} in database ${database} set`;
  const problems: (string | false)[] = [
    version < OLDEST * 10_000 && `It is PostgreSQL ${version_name}; ${OLDEST} or newer is needed.`,
    encoding !== 'UTF8' &&
      `Its encoding is ${encoding}; UTF8 is needed: create database … encoding 'UTF8' template template0.`,
    !/^ISO\b/i.test(date_style) &&
      `Its DateStyle is "${date_style}"; ISO is needed: ${setting} datestyle = 'ISO, MDY'.`,
    isolation !== 'read committed' &&
      `Its default_transaction_isolation is "${isolation}"; "read committed" is needed: ${setting} default_transaction_isolation = 'read committed'.`,
    is_read_only &&
      (is_standby
        ? 'It is a standby and takes no changes; the primary is needed.'
        : `It takes no changes; default_transaction_read_only must be off: ${setting} default_transaction_read_only = off.`),
    schema === null &&
      `The role ${role} may use none of the schemas in its search_path; one is needed: grant usage, create on schema public to ${role}.`,
  ];
  return problems.filter((each) => each !== false);
}

/** A privilege that the role lacks on one of our tables. */
export interface MissingRight {
  privilege: string;
  on_name: string;
}

const FIRST = 3;

/** Writes a sentence about the rights that a role lacks. It names only the first few. */
export function rightsProblem(role: string, missing: readonly MissingRight[]): string {
  const named = missing.slice(0, FIRST).map(({ privilege, on_name }) => `${privilege} on ${on_name}`);
  const more = missing.length > FIRST ? `, and ${missing.length - FIRST} more` : '';
  return `The role ${quoted(role)} lacks ${named.join(', ')}${more}: let it own the database and its tables, or grant them.`;
}

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;
