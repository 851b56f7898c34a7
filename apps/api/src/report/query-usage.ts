import { type Actor, USAGE_ROWS, type UsageGroup, type UsageQuery, type UsageReport } from '@chatelaine/shared';
import { KEY_TABLES, requireVisible, visibleKeys, withLabels } from '../api-key/index.ts';
import { allOf, type Condition } from '../platform/db/condition.ts';
import { Refusal } from '../platform/refusal.ts';
import type { Work } from '../platform/work.ts';
import { type UsageCount, viewUsage } from './usage.view.ts';

/**
 * Counts the calls of all keys that are visible to the actor, including ended keys. The counts may lack calls of the
 * last ten seconds, because servers write their counts a few seconds later.
 *
 * @throws {Refusal} `not_found` for a key or channel that is not visible to the actor; `invalid_input` for a result of
 * more than 10,000 rows.
 */
export async function queryUsage(work: Work, actor: Actor, query: UsageQuery): Promise<UsageReport> {
  await requireVisible(work, actor, query);
  const { every = 'total', groupBy = [] } = query;
  const at = every === 'total' ? 'null::timestamptz' : `date_trunc('${every}', u.hour, 'UTC')`;
  const groups = [...(every === 'total' ? [] : [at]), ...groupBy.map((group) => GROUPS[group])];
  const { sql, values } = allOf(conditionsOf(actor, query));
  const columns = groupBy.map((group) => `${GROUPS[group]} as ${group}_group,`).join(' ');
  const rows = await work.em.execute<UsageCount[]>(
    `select ${at} as at, ${columns} ${groupBy.includes('key') ? 'min(k.name) as key_name,' : ''}
       sum(u.calls) as calls, coalesce(sum(u.calls) filter (where u.outcome <> 'ok'), 0) as refused
     from usage u join (${KEY_TABLES}) on k.id = u.api_key_id
     where ${sql} ${groups.length === 0 ? 'having count(*) > 0' : `group by ${groups.join()} order by ${groups.join()}`} limit ?`,
    [...values, USAGE_ROWS + 1],
  );
  if (rows.length > USAGE_ROWS) throw tooMany();
  return viewUsage(rows, query);
}

// The groups are sorted by bytes, whatever the collation of the database is.
const GROUPS: Record<UsageGroup, string> = {
  key: 'k.id collate "C"',
  channel: 'k.channel_id collate "C"',
  team: 'k.team collate "C"',
  application: 'k.application collate "C"',
  environment: 'k.environment collate "C"',
  outcome: 'u.outcome collate "C"',
  scope: `nullif(u.scope, '') collate "C"`,
};

function conditionsOf(actor: Actor, query: UsageQuery): Condition[] {
  const conditions: Condition[] = [
    visibleKeys(actor),
    ...withLabels(query),
    // When the rows of an old hour are pruned, the row of a key's last use stays with zero calls. Such a row is not
    // counted here.
    ['u.hour >= ? and u.hour < ? and u.calls > 0', [new Date(query.from), new Date(query.to)]],
  ];
  const equal: [string, string | undefined][] = [
    ['k.id', query.keyId],
    ['k.channel_id', query.channelId],
    ['u.outcome', query.outcome],
  ];
  for (const [column, value] of equal) if (value !== undefined) conditions.push([`${column} = ?`, [value]]);
  return conditions;
}

function tooMany(): Refusal {
  const message = `This would be more than ${USAGE_ROWS.toLocaleString('en')} rows. Narrow the range, filter, or count by day or month.`;
  return new Refusal('invalid_input', 'too many rows', { issues: [{ path: 'from', message }] });
}
