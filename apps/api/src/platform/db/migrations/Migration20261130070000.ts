import { Migration } from '@mikro-orm/migrations';

/** Adds what the sessions door stores: contacts, chats, messages with their statuses, and the events of numbers. */
export class Messages extends Migration {
  override up(): void {
    for (const statement of STATEMENTS) this.addSql(statement);
  }
}

const STATEMENTS = [
  `alter table client add column message_retention_days smallint not null default 90`,
  `alter table channel add column removed_at timestamptz(3) null, add column removed_number varchar(16) null`,
  `create table contact (
    id varchar(26) primary key, client_id varchar(12) not null, profile_name varchar(256) null,
    created_at timestamptz(3) not null, updated_at timestamptz(3) not null)`,
  `create index contact_client_id_created_at_id_index on contact (client_id, created_at, id)`,
  `create table contact_name (
    id bigserial primary key, client_id varchar(12) not null,
    contact_id varchar(26) not null, kind varchar(16) not null, value varchar(160) not null,
    since timestamptz(3) not null, until timestamptz(3) null)`,
  `create index contact_name_contact_id_index on contact_name (contact_id)`,
  `create unique index contact_name_current on contact_name (client_id, kind, value) where until is null`,
  `create table chat (
    id varchar(27) primary key, channel_id varchar(12) not null, client_id varchar(12) not null,
    contact_id varchar(26) null, group_id varchar(160) null, last_message_at timestamptz(3) not null,
    unread_count int not null, created_at timestamptz(3) not null)`,
  `create index chat_channel_id_last_message_at_id_index on chat (channel_id, last_message_at, id)`,
  `create index chat_contact_id_index on chat (contact_id)`,
  `create index chat_client_id_last_message_at_index on chat (client_id, last_message_at)`,
  `alter table chat add constraint chat_channel_id_contact_id_unique unique (channel_id, contact_id)`,
  `alter table chat add constraint chat_channel_id_group_id_unique unique (channel_id, group_id)`,
  `create table message (
    id varchar(26) primary key, channel_id varchar(12) not null, client_id varchar(12) not null,
    chat_id varchar(27) not null, contact_id varchar(26) null,
    direction text not null check (direction in ('in', 'out')), type varchar(32) not null, content jsonb not null,
    wa_message_id varchar(256) null, context_id varchar(256) null, status varchar(16) not null, error jsonb null,
    api_key_id varchar(26) null, person_id varchar(26) null, permission_id varchar(26) null,
    request_id varchar(128) null, claimed_at timestamptz(3) null, edited_at timestamptz(3) null,
    revoked_at timestamptz(3) null, created_at timestamptz(3) not null,
    created_second bigint not null generated always as (floor(extract(epoch from created_at at time zone 'UTC'))) stored,
    arrival bigint not null generated always as identity)`,
  `create index message_chat_id_created_second_arrival_index on message (chat_id, created_second, arrival)`,
  `create index message_channel_id_created_second_arrival_index on message (channel_id, created_second, arrival)`,
  `create index message_client_id_created_at_index on message (client_id, created_at)`,
  `create index message_contact_id_created_second_arrival_index on message (contact_id, created_second, arrival)`,
  `create index message_queued on message (channel_id, arrival) where status = 'queued'`,
  `alter table message add constraint message_channel_id_wa_message_id_unique unique (channel_id, wa_message_id)`,
  `create table message_status (
    message_id varchar(26) not null, status varchar(16) not null, at timestamptz(3) not null,
    recorded_at timestamptz(3) not null, is_applied boolean not null,
    arrival bigint not null generated always as identity, primary key (message_id, status, at))`,
  `create table session_event (
    id varchar(30) collate "C" primary key, client_id varchar(12) not null, channel_id varchar(12) not null,
    sequence bigint not null, event varchar(32) not null, contact_id varchar(26) null, payload jsonb not null,
    at timestamptz(3) not null)`,
  `create index session_event_client_id_id_index on session_event (client_id, id)`,
  `create index session_event_contact_id_index on session_event (contact_id)`,
  `create index session_event_channel_id_index on session_event (channel_id)`,
  `create table feed (
    client_id varchar(12) primary key, last_id varchar(30) collate "C" not null,
    pruned_id varchar(30) collate "C" null)`,
  `create table feed_sequence (channel_id varchar(12) primary key, last bigint not null)`,
  `create table realtime_ticket (
    hash bytea primary key, client_id varchar(12) not null, held jsonb not null, expires_at timestamptz(3) not null)`,
  `create index realtime_ticket_expires_at_index on realtime_ticket (expires_at)`,
  `create table sandbox_task (
    id bigserial primary key, channel_id varchar(12) not null,
    due_at timestamptz(3) not null, payload jsonb not null)`,
  `create index sandbox_task_channel_id_index on sandbox_task (channel_id)`,
  `create index sandbox_task_due_at_id_index on sandbox_task (due_at, id)`,
];
