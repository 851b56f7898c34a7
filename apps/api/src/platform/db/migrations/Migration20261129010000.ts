import { Migration } from '@mikro-orm/migrations';

/**
 * Makes the monthly count of a key include the calls that it made without a limit. Servers that count in memory report
 * that they are alive, and can be asked to write their counts. When a key is about to get a limit, each of its calls is
 * counted in the database.
 */
export class CountedMonths extends Migration {
  override up(): void {
    this.addSql(`alter table platform.usage_writer
      add column seen_at timestamptz null,
      add column asked int not null default 0,
      add column answered int not null default 0`);
    this.addSql('alter table api_key add column counting varchar(22) null');
    this.addSql(`insert into key_window as w (api_key_id, minute, minute_calls, month, month_calls)
      select api_key_id, month, 0, month, sum(calls)
      from usage, date_trunc('month', now(), 'UTC') as month where outcome = 'ok' and hour >= month
      group by api_key_id, month
      on conflict (api_key_id) do update set
        month_calls = case when w.month < excluded.month then excluded.month_calls
          else greatest(w.month_calls, excluded.month_calls) end,
        month = excluded.month
      where w.month <= excluded.month`);
  }
}
