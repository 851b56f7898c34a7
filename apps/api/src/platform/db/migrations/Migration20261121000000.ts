import { Migration } from '@mikro-orm/migrations';

/** The first tables: accounts, channels, episodes, keys, requests, roles, events, usage. */
export class Foundations extends Migration {
  override up(): void {
    for (const statement of [TABLES, APPEND_ONLY, PLATFORM]) this.addSql(statement);
  }
}

const TABLES = `create table channel_webhook (
  channel_id varchar(12) not null,
  url text not null,
  headers text null,
  api_key_id varchar(26) not null,
  permission_id varchar(26) null,
  set_at timestamptz(3) not null,
  primary key (channel_id)
);

create table event (
  id varchar(30) not null,
  type varchar(64) not null,
  at timestamptz(3) not null,
  actor_kind varchar(16) not null,
  actor_id varchar(26) null,
  actor_account_id varchar(12) null,
  partner_id varchar(12) null,
  client_id varchar(12) null,
  channel_id varchar(12) null,
  subject_id varchar(30) null,
  data jsonb not null,
  request_id varchar(32) not null,
  address varchar(64) null,
  user_agent varchar(256) null,
  primary key (id)
);
create index event_partner_id_id_index on event (partner_id, id);
create index event_client_id_id_index on event (client_id, id);

create table key_window (
  api_key_id varchar(26) not null,
  minute timestamptz(0) not null,
  minute_calls int not null,
  month timestamptz(0) not null,
  month_calls int not null,
  primary key (api_key_id)
);

create table partner (
  id varchar(12) not null,
  name varchar(256) not null,
  status text not null default 'active',
  redirect_urls text[] not null,
  clients_may_withdraw boolean not null default true,
  share_new_numbers_by_default boolean not null default true,
  require_signature boolean not null default false,
  platform_secret text not null,
  created_at timestamptz(3) not null,
  primary key (id)
);
alter table partner add constraint partner_status_check check (status in ('active', 'suspended'));

create table client (
  id varchar(12) not null,
  name varchar(256) not null,
  status text not null default 'active',
  payment text not null,
  partner_id varchar(12) null,
  created_at timestamptz(3) not null,
  primary key (id)
);
create index client_partner_id_index on client (partner_id);
alter table client add constraint client_status_check check (status in ('active', 'suspended'));
alter table client add constraint client_payment_check check (payment in ('partner', 'direct'));

create table channel (
  id varchar(12) not null,
  client_id varchar(12) not null,
  phone_number varchar(16) not null,
  name varchar(256) not null,
  status text not null,
  payment text not null,
  upstream text not null,
  created_at timestamptz(3) not null,
  primary key (id)
);
create index channel_client_id_index on channel (client_id);
alter table channel add constraint channel_phone_number_unique unique (phone_number);
alter table channel add constraint channel_status_check check (status in ('pending', 'running', 'stopped'));
alter table channel add constraint channel_payment_check check (payment in ('partner', 'direct'));
alter table channel add constraint channel_upstream_check check (upstream in ('sandbox'));

create table permission (
  id varchar(26) not null,
  channel_id varchar(12) not null,
  client_id varchar(12) not null,
  partner_id varchar(12) not null,
  source text not null,
  granted_at timestamptz(3) not null,
  expires_at timestamptz(3) null,
  withdrawn_at timestamptz(3) null,
  primary key (id)
);
create index permission_client_id_index on permission (client_id);
create index permission_partner_id_index on permission (partner_id);
create index permission_channel_id_granted_at_index on permission (channel_id, granted_at);
create unique index permission_open on permission (channel_id) where withdrawn_at is null and expires_at is null;
alter table permission add constraint permission_source_check check (source in ('partner_payment', 'client_grant'));

create table api_key (
  id varchar(26) not null,
  kind text not null,
  name varchar(256) not null,
  scopes text[] not null,
  partner_id varchar(12) null,
  client_id varchar(12) null,
  channel_id varchar(12) null,
  permission_id varchar(26) null,
  limit_per_minute int null,
  limit_per_month int null,
  created_at timestamptz(3) not null,
  expires_at timestamptz(3) null,
  revoked_at timestamptz(3) null,
  primary key (id)
);
create index api_key_partner_id_index on api_key (partner_id);
create index api_key_client_id_index on api_key (client_id);
create index api_key_channel_id_index on api_key (channel_id);
create index api_key_permission_id_index on api_key (permission_id);
alter table api_key add constraint api_key_owner_check check ((kind = 'channel') = (channel_id is not null));
alter table api_key add constraint api_key_episode_check check (kind <> 'channel' or (partner_id is null) = (permission_id is null));
alter table api_key add constraint api_key_kind_check check (kind in ('partner', 'channel', 'organization'));

create table api_key_secret (
  id bigserial primary key,
  api_key_id varchar(26) not null,
  channel_id varchar(12) null,
  hash bytea not null,
  hint varchar(16) not null,
  created_at timestamptz(3) not null,
  ends_at timestamptz(3) null,
  ended_at timestamptz(3) null
);
create index api_key_secret_api_key_id_index on api_key_secret (api_key_id);
alter table api_key_secret add constraint api_key_secret_hash_unique unique (hash);
create unique index api_key_secret_one_without_end on api_key_secret (channel_id) where ends_at is null;

create table permission_request (
  id varchar(26) not null,
  partner_id varchar(12) not null,
  redirect_url text not null,
  number varchar(15) null,
  state text null,
  state_echo text null,
  io_signature varchar(128) null,
  person_id varchar(26) null,
  client_id varchar(12) null,
  answer text null,
  granted text[] not null,
  withdrawn text[] not null,
  shared text[] not null,
  created_at timestamptz(3) not null,
  expires_at timestamptz(3) not null,
  answered_at timestamptz(3) null,
  primary key (id)
);
create index permission_request_partner_id_index on permission_request (partner_id);
alter table permission_request add constraint permission_request_io_signature_unique unique (io_signature);
alter table permission_request add constraint permission_request_answer_check check (answer in ('granted', 'denied'));

create table person_role (
  person_id varchar(26) not null,
  account_id varchar(12) not null,
  account_type text not null,
  role text not null,
  created_at timestamptz(3) not null,
  primary key (person_id, account_id)
);
create index person_role_account_id_index on person_role (account_id);
alter table person_role add constraint person_role_account_type_check check (account_type in ('partner', 'client'));
alter table person_role add constraint person_role_role_check check (role in ('owner', 'admin', 'member'));

create table sign_up_link (
  hash bytea not null,
  person_id varchar(26) not null,
  created_at timestamptz(3) not null,
  expires_at timestamptz(3) not null,
  used_at timestamptz(3) null,
  primary key (hash)
);
create index sign_up_link_person_id_index on sign_up_link (person_id);

create table usage (
  api_key_id varchar(26) not null,
  hour timestamptz(0) not null,
  outcome varchar(32) not null,
  calls bigint not null,
  last_at timestamptz(3) not null,
  primary key (api_key_id, hour, outcome)
);
alter table client add constraint client_partner_id_foreign foreign key (partner_id) references partner (id) on delete no action;
alter table channel add constraint channel_client_id_foreign foreign key (client_id) references client (id) on delete no action;
alter table permission add constraint permission_channel_id_foreign foreign key (channel_id) references channel (id) on delete no action;
alter table permission add constraint permission_client_id_foreign foreign key (client_id) references client (id) on delete no action;
alter table permission add constraint permission_partner_id_foreign foreign key (partner_id) references partner (id) on delete no action;
alter table api_key add constraint api_key_partner_id_foreign foreign key (partner_id) references partner (id) on delete no action;
alter table api_key add constraint api_key_client_id_foreign foreign key (client_id) references client (id) on delete no action;
alter table api_key add constraint api_key_channel_id_foreign foreign key (channel_id) references channel (id) on delete no action;
alter table api_key add constraint api_key_permission_id_foreign foreign key (permission_id) references permission (id) on delete no action;
alter table api_key_secret add constraint api_key_secret_api_key_id_foreign foreign key (api_key_id) references api_key (id) on delete no action;
alter table api_key_secret add constraint api_key_secret_channel_id_foreign foreign key (channel_id) references channel (id) on delete no action;
alter table permission_request add constraint permission_request_partner_id_foreign foreign key (partner_id) references partner (id) on delete no action;`;

// A trigger refuses every change and removal of a recorded event, whatever role is connected.
const APPEND_ONLY = `
create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'events are append-only';
end $$;
create trigger event_append_only before update or delete or truncate on event
  for each statement execute function refuse_change();`;

// Tables that the doors need and that belong to no slice: stored answers of idempotent calls, and counts of failures.
const PLATFORM = `
create schema platform;
create table platform.idempotency (
  actor_id varchar(64) not null,
  procedure varchar(64) not null,
  key varchar(255) not null,
  fingerprint bytea not null,
  resource_id varchar(64) null,
  answer jsonb null,
  created_at timestamptz(3) not null,
  primary key (actor_id, procedure, key)
);
create index idempotency_created_at on platform.idempotency (created_at);
create table platform.failure (
  key varchar(255) primary key,
  points integer not null default 0,
  expire bigint null
);`;
