import { betweenDriver } from '../../races/support/driver.ts';
import type { World } from '../../world/start-world.ts';

/** A statement with the values of its parameters. */
export interface Sent {
  text: string;
  values: readonly unknown[];
}

/**
 * Runs an act, and lists the statements of the server's own connections to the database of a world. Statements of
 * background work and of the tests are left out.
 */
export async function sentDuring<T>(world: World, act: () => Promise<T>): Promise<{ told: T; sent: Sent[] }> {
  const sent: Sent[] = [];
  const database = new URL(world.databaseUrl).pathname.slice(1);
  using _step = betweenDriver(({ text, values, on, connection }) => {
    const isOurs = on === 'chatelaine' && Reflect.get(connection, 'database') === database;
    if (isOurs && !BACKGROUND.test(text)) sent.push({ text, values });
    return text;
  });
  return { told: await act(), sent };
}

// A server also sends mails in the background, and looks for them in a transaction of their own. Once a second, its outbox
// looks for queued messages and for reports of the sandbox, and its deliveries look for webhooks.
const BACKGROUND =
  /^(begin|commit)$|platform\.|jobs\.|from channel_webhook w\b|from pg_database where|^select current_setting|status = 'queued'|from sandbox_task\b|from webhook_state\) as any$|insert into webhook_state \(/;

/** Removes from a list of statements those of another list, each as often as it is there. */
export function without(all: readonly Sent[], others: readonly Sent[]): Sent[] {
  const left = others.map(({ text }) => text);
  return all.filter(({ text }) => {
    const at = left.indexOf(text);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}

/** One step of the plan of a statement, as `explain (format json)` writes it. */
interface Step {
  'Node Type': string;
  'Relation Name'?: string;
  Plans?: Step[];
}

/** Returns the tables that PostgreSQL would read from beginning to end for a statement. */
export async function tablesReadWhole(world: World, { text, values }: Sent): Promise<string[]> {
  type Row = { 'QUERY PLAN': { Plan: Step }[] };
  const rows = await world.sql<Row>(`explain (format json) ${text}`, [...values]);
  return rows.flatMap((row) => row['QUERY PLAN'].flatMap(({ Plan }) => wholeIn(Plan)));
}

function wholeIn(step: Step): string[] {
  const below = (step.Plans ?? []).flatMap(wholeIn);
  const { 'Node Type': type, 'Relation Name': table } = step;
  return type.endsWith('Seq Scan') && table !== undefined ? [table, ...below] : below;
}
