import { Migration } from '@mikro-orm/migrations';

/**
 * Adds every kind of key with labels, networks and numbers. Also adds one-time codes, legacy tokens, usage by scope,
 * and notices.
 */
export class EveryKindOfKey extends Migration {
  override up(): void {
    for (const statement of [KEYS, USAGE, CODES, LEGACY, NOTICES]) this.addSql(statement);
  }
}

const KEYS = `
alter table api_key
  add column folded_name text null,
  add column team varchar(256) null,
  add column application varchar(256) null,
  add column environment text null,
  add column allowed_addresses text[] null,
  add column channel_ids text[] null;
alter table api_key add constraint api_key_environment_check check (environment in ('production', 'staging', 'development'));
alter table api_key add constraint api_key_account_check
  check ((kind <> 'partner' or partner_id is not null) and (kind <> 'organization' or client_id is not null));
update api_key set folded_name = lower(normalize(name, NFKC));
alter table api_key alter column folded_name set not null;
create index api_key_partner_id_folded_name_index on api_key (partner_id, folded_name);
create index api_key_client_id_folded_name_index on api_key (client_id, folded_name);
create index api_key_expires_at_index on api_key (expires_at) where expires_at is not null and revoked_at is null;`;

const USAGE = `
alter table usage add column scope varchar(16) not null default '', add column last_address varchar(64) null;
alter table usage alter column scope drop default;
alter table usage drop constraint usage_pkey;
alter table usage add primary key (api_key_id, hour, outcome, scope);
create index usage_hour_index on usage (hour);
create table platform.usage_writer (
  id varchar(32) primary key,
  batch bigint not null,
  written_at timestamptz(3) not null
);`;

const CODES = `
create table one_time_code (
  id varchar(26) not null,
  person_id varchar(26) not null,
  account_id varchar(12) not null,
  procedure varchar(64) not null,
  action_hash bytea not null,
  method text not null,
  code text null,
  attempts int not null,
  created_at timestamptz(3) not null,
  expires_at timestamptz(3) not null,
  used_at timestamptz(3) null,
  primary key (id)
);
create index one_time_code_person_id_created_at_index on one_time_code (person_id, created_at);
alter table one_time_code add constraint one_time_code_method_check check (method in ('authenticator', 'email'));
create table authenticator (
  person_id varchar(26) not null,
  secret text not null,
  last_step bigint not null,
  confirmed_at timestamptz(3) not null,
  primary key (person_id)
);
create table authenticator_offer (
  person_id varchar(26) not null,
  secret text not null,
  attempts int not null,
  created_at timestamptz(3) not null,
  primary key (person_id)
);`;

const LEGACY = `
alter table partner add column legacy_tokens boolean not null default true;
create table legacy_token (
  hash bytea not null,
  person_id varchar(26) not null,
  created_at timestamptz(3) not null,
  expires_at timestamptz(3) not null,
  ended_at timestamptz(3) null,
  primary key (hash)
);
create unique index legacy_token_one_live on legacy_token (person_id) where ended_at is null;
create table legacy_use (
  partner_id varchar(12) not null,
  person_id varchar(26) not null,
  address varchar(64) not null,
  user_agent varchar(256) not null,
  calls bigint not null,
  first_at timestamptz(3) not null,
  last_at timestamptz(3) not null,
  primary key (partner_id, person_id, address, user_agent)
);`;

// The notices about a coming end that were already given, for example about the end of a key. There is one row for each
// subject, end and number of days before the end.
const NOTICES = `
create table expiry_notice (
  subject_id varchar(26) not null,
  expires_at timestamptz(3) not null,
  days_before int not null,
  said_at timestamptz(3) not null,
  primary key (subject_id, expires_at, days_before)
);`;
