import { Migration } from '@mikro-orm/migrations';

/** Adds the tables of kept calls. */
export class KeptCalls extends Migration {
  override up(): void {
    this.addSql(`
      create table kept_call (
        id varchar(26) collate "C" not null primary key,
        request_id varchar(128) not null,
        api_key_id varchar(26) not null,
        account_id varchar(12) not null,
        key_kind varchar(16) not null,
        channel_id varchar(12) null,
        at timestamptz(3) not null,
        door varchar(16) not null,
        operation varchar(64) not null,
        outcome varchar(32) not null,
        status smallint not null,
        address varchar(64) null
      )`);
    this.addSql('create index kept_call_account_id_id_index on kept_call (account_id, id)');
    this.addSql('create index kept_call_account_id_outcome_id_index on kept_call (account_id, outcome, id)');
    this.addSql('create index kept_call_api_key_id_id_index on kept_call (api_key_id, id)');
    this.addSql('create index kept_call_channel_id_id_index on kept_call (channel_id, id)');
    this.addSql('create index kept_call_request_id_index on kept_call (request_id)');
    this.addSql(`
      create table kept_call_hour (
        api_key_id varchar(26) not null,
        hour timestamptz(0) not null,
        is_refused boolean not null,
        account_id varchar(12) not null,
        key_kind varchar(16) not null,
        channel_id varchar(12) null,
        offered bigint not null,
        dropped bigint not null,
        primary key (api_key_id, hour, is_refused)
      )`);
    this.addSql(
      'create index kept_call_hour_account_id_hour_api_key_id_index on kept_call_hour (account_id, hour, api_key_id)',
    );
    this.addSql('create index kept_call_hour_hour_index on kept_call_hour (hour)');
  }
}
