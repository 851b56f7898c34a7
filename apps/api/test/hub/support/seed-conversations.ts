import { insertConversation } from '../../messages/support/insert-conversation.ts';
import type { World } from '../../world/start-world.ts';
import { READY } from './hub-state.ts';

/** The contact with a long conversation, and a contact who can be erased. */
export const SEEDED_CONTACTS = { talk: 'Ana Prosser', spare: 'Former Guest' };

/** The text of a message in every state that the page of a message has. */
export const SEEDED_TEXTS = {
  asked: 'Do you have rye bread today?',
  read: 'Yes, four loaves are left. Shall I keep one for you until six?',
  failed: 'Your order is ready.',
};

const [MINUTE, KEY] = [60_000, 'key_of_a_former_program'];

/**
 * Adds conversations to the first number of the bakery, once. A spare contact is added whenever there is none. Returns
 * {@link READY} when all of them were there already.
 */
export async function seedConversations(world: Pick<World, 'sql' | 'bakery'>): Promise<unknown> {
  const channel = world.bakery.channels[0]?.id ?? '';
  const has = async (name: string) =>
    (await world.sql('select from contact where profile_name = $1', [name])).length > 0;
  const hasSpare = await has(SEEDED_CONTACTS.spare);
  if (!hasSpare) await insertConversation(world, channel, SEEDED_CONTACTS.spare);
  if (await has(SEEDED_CONTACTS.talk)) return hasSpare ? READY : null;
  const { contact, chat } = await insertConversation(world, channel, SEEDED_CONTACTS.talk);
  await world.sql(
    `insert into contact_name (client_id, contact_id, kind, value, since, until) values
       ($1, $2, 'user_id', 'GB.13491208655302741918', now(), null),
       ($1, $2, 'username', 'anaprosser', now(), null),
       ($1, $2, 'username', 'ana.bakes.every.single.day', now() - interval '90 days', now())`,
    [world.bakery.id, contact],
  );
  const at = (minutes: number) => new Date(Date.now() + minutes * MINUTE).toISOString();
  const lines = [
    ['msg_seed1', 'out', 'text', { text: SEEDED_TEXTS.read }, 'read', null, at(1)],
    ['msg_seed2', 'in', 'reaction', { emoji: '\u{1f44d}' }, 'received', null, at(2)],
    ['msg_seed3', 'in', 'location', { name: 'Harbour Bakery', address: '1 Quay Street' }, 'received', null, at(3)],
    ['msg_seed4', 'out', 'text', { text: SEEDED_TEXTS.failed }, 'failed', { code: 'revoked', message: 'x' }, at(4)],
  ] as const;
  for (const [id, direction, type, content, status, error, time] of lines)
    await world.sql(
      `insert into message (id, channel_id, client_id, chat_id, contact_id, direction, type, content, status, error,
         wa_message_id, api_key_id, created_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
      [
        ...[id, channel, world.bakery.id, chat, contact, direction, type, content, status, error, `wamid.${id}`],
        ...[direction === 'out' ? KEY : null, time],
      ],
    );
  await world.sql(
    `insert into message_status (message_id, status, at, recorded_at, is_applied) values
       ('msg_seed1', 'sent', now(), now(), true), ('msg_seed1', 'read', now() + interval '2 seconds', now(), true),
       ('msg_seed1', 'delivered', now() + interval '3 seconds', now(), false)`,
  );
  return await world.sql(`update chat set unread_count = 2, last_message_at = now() where id = $1`, [chat]);
}
