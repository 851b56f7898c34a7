import { Migration } from '@mikro-orm/migrations';

/**
 * Adds the earliest time of the next mail for each receiver and type of event, and the events that wait for that mail.
 */
export class NoticePace extends Migration {
  override up(): void {
    this.addSql(`create table platform.notice_pace (
      addressee_type text not null,
      addressee_id text not null,
      type text not null,
      client_id text not null,
      partner_id text not null,
      open_at timestamptz(3) not null,
      event_ids text[] not null,
      more int not null,
      primary key (addressee_type, addressee_id, type, client_id, partner_id)
    )`);
    this.addSql('create index notice_pace_open_at_index on platform.notice_pace (open_at)');
  }
}
