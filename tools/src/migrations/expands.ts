import { partsOf } from './statements.ts';

/** The things that a migration has done before the statement that is being checked. */
export interface Done {
  /** The tables that the migration makes. No older code knows these tables. */
  made: Set<string>;
  /** True: the migration has altered an existing table, which stays locked until the end of the migration. */
  hasLocked: boolean;
}

/**
 * Says why code of the previous version may fail after this statement; null when that code keeps working. Only known
 * kinds of statements count as harmless, and all other statements count as harmful.
 */
export function harmOf(text: string, done: Done): string | null {
  const made = /^create (?:unlogged )?table (?:if not exists )?([\w."]+)/.exec(text)?.[1];
  if (made !== undefined) {
    done.made.add(made);
    return null;
  }
  const [, altered, actions] = /^alter table (?:if exists )?(?:only )?([\w."]+) (.+)$/.exec(text) ?? [];
  if (altered !== undefined && actions !== undefined) {
    if (done.made.has(altered)) return null;
    done.hasLocked = true;
    return (
      partsOf(actions)
        .map(harmOfAction)
        .find((harm) => harm !== null) ?? null
    );
  }
  const [, unique, indexed = ''] =
    /^create (unique )?index (?:concurrently )?(?:if not exists )?(?:[\w"]+ )?on (?:only )?([\w."]+)/.exec(text) ?? [];
  if (LARGE.includes(indexed) && !done.made.has(indexed) && !/^create (unique )?index concurrently /.test(text))
    return 'nobody can write this large table meanwhile: make the index concurrently, in a migration of its own';
  if (indexed !== '')
    return unique === undefined || done.made.has(indexed) ? null : 'older code may write rows that it refuses';
  const [, filled] = /^(?:update|insert into) (?:only )?([\w."]+)/.exec(text) ?? [];
  if (filled !== undefined) {
    return done.hasLocked && !done.made.has(filled)
      ? 'the table that was altered before stays locked while this runs: put it into a migration of its own'
      : null;
  }
  const [, watched] = /^create (?:constraint )?trigger .* on ([\w."]+)/.exec(text) ?? [];
  if (watched !== undefined && done.made.has(watched)) return null;
  if (/^(create (schema|sequence|type|function|view)|comment on|select) /.test(text)) return null;
  return OTHERS.find(([form]) => form.test(text))?.[1] ?? 'the check cannot judge it';
}

/** The tables that calls, changes and deliveries write, and that have many rows. */
const LARGE = [
  ...['event', 'usage', 'kept_call', 'message', 'message_status', 'session_event'],
  ...['webhook_delivery', 'webhook_attempt'],
];

const OTHERS: [form: RegExp, harm: string][] = [
  [/^drop /, 'older code may need it'],
  [/^(delete|truncate) /, 'older code may need these rows'],
  [/^create (or replace )?(constraint )?(trigger|rule|policy) /, 'it changes what older code writes, or refuses it'],
];

/** Says why older code may fail after one action of an `alter table`; null when that code keeps working. */
function harmOfAction(action: string): string | null {
  if (/^add (constraint |check\b|unique\b|primary key|foreign key|exclude\b)/.test(action))
    return 'older code may write rows that it refuses';
  if (/^add /.test(action)) return harmOfColumn(action);
  if (/^alter (column )?[\w"]+ (drop not null|set default |set statistics )/.test(action)) return null;
  return ACTIONS.find(([form]) => form.test(action))?.[1] ?? 'the check cannot judge it';
}

function harmOfColumn(column: string): string | null {
  if (/ (primary key|unique)\b/.test(column)) return 'older code may write rows that it refuses';
  const isGiven = / (default|generated) /.test(column);
  return / not null\b/.test(column) && !isGiven ? 'older code does not fill this column, and it has no default' : null;
}

const ACTIONS: [form: RegExp, harm: string][] = [
  [/^rename /, 'older code knows it by its old name'],
  [/^drop constraint /, 'older code may name it, in "on conflict" too'],
  [/^drop /, 'older code reads and writes this column'],
  [/^alter (column )?[\w"]+ set not null/, 'older code may leave this column empty'],
  [/^alter (column )?[\w"]+ drop default/, 'older code may leave this column out'],
  [
    /^alter (column )?[\w"]+ (set data )?type /,
    'older code reads and writes the old type, and the table may be written anew',
  ],
];
