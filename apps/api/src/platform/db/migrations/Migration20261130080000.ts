import { Migration } from '@mikro-orm/migrations';

/** Adds the webhooks of partners and clients, their deliveries, and what the webhook of a number needs to deliver. */
export class Webhooks extends Migration {
  override up(): void {
    for (const statement of STATEMENTS) this.addSql(statement);
  }
}

const STATEMENTS = [
  `create table webhook (
    id varchar(26) primary key, partner_id varchar(12) null, client_id varchar(12) null, name varchar(256) null,
    url text not null, events text[] null, channel_ids text[] null, environments text[] null, headers text null,
    header_names text[] not null, retry_policy jsonb null, secret text not null, old_secret text null,
    old_secret_ends_at timestamptz(3) null, created_at timestamptz(3) not null, updated_at timestamptz(3) not null,
    constraint webhook_owner_check check ((partner_id is null) <> (client_id is null)))`,
  `create index webhook_partner_id_created_at_id_index on webhook (partner_id, created_at, id)`,
  `create index webhook_client_id_created_at_id_index on webhook (client_id, created_at, id)`,
  `create table webhook_state (
    webhook_id varchar(26) primary key, kind varchar(16) not null, account_id varchar(12) not null,
    client_id varchar(12) null, permission_id varchar(26) null, begun_at timestamptz(3) not null default clock_timestamp(),
    read_id varchar(30) collate "C" not null, failing_since timestamptz(3) null, told_at timestamptz(3) null,
    paused_at timestamptz(3) null, pause_reason varchar(16) null,
    held_until timestamptz(3) null)`,
  `create index webhook_state_account_id_index on webhook_state (account_id)`,
  `create index webhook_state_client_id_index on webhook_state (client_id)`,
  `create table webhook_delivery (
    id varchar(26) primary key, webhook_id varchar(26) not null, event_id varchar(30) collate "C" not null,
    event varchar(64) not null, channel_id varchar(12) null, contact_id varchar(26) null, status varchar(16) not null,
    reason varchar(32) null, attempts smallint not null, tries smallint not null, due_at timestamptz(3) not null,
    claim varchar(22) null, last_status smallint null, last_error varchar(300) null, replay_of varchar(26) null,
    created_at timestamptz(3) not null, ended_at timestamptz(3) null)`,
  `create index webhook_delivery_due on webhook_delivery (webhook_id, due_at, event_id)
    where status = 'pending'`,
  `create index webhook_delivery_test on webhook_delivery (webhook_id, due_at)
    where status = 'pending' and event = 'webhook.test'`,
  `create index webhook_delivery_webhook_id_created_at_id_index on webhook_delivery (webhook_id, created_at, id)`,
  `create index webhook_delivery_failed on webhook_delivery (webhook_id, created_at, id) where status = 'failed'`,
  `create index webhook_delivery_replay on webhook_delivery (webhook_id, event_id) where replay_of is not null`,
  `create index webhook_delivery_contact on webhook_delivery (contact_id) where contact_id is not null`,
  `create index webhook_delivery_ended on webhook_delivery (ended_at) where status <> 'pending'`,
  `create unique index webhook_delivery_one_pending on webhook_delivery (webhook_id, event_id)
    where status = 'pending'`,
  `create table webhook_attempt (
    delivery_id varchar(26) not null, number smallint not null, at timestamptz(3) not null, duration_ms int not null,
    status smallint null, error varchar(300) null, answer varchar(1024) null, primary key (delivery_id, number))`,
  `alter table channel_webhook add column secret text null`,
];
