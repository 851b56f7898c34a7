import { defineEntity, type InferEntity, p } from '@mikro-orm/postgresql';

/**
 * Something that the sandbox will report to a number: a status of a message, or a message that came in. `payload` has
 * the form of Meta's webhook, so the sandbox and a real upstream come in by the same way.
 */
export const SandboxTaskEntity = defineEntity({
  name: 'SandboxTask',
  tableName: 'sandbox_task',
  indexes: [{ properties: ['dueAt', 'id'] }],
  properties: {
    id: p.bigint('number').primary().autoincrement(),
    channelId: p.string().length(12).index(),
    dueAt: p.datetime(3),
    payload: p.json().$type<Record<string, unknown>>(),
  },
});

export type SandboxTask = InferEntity<typeof SandboxTaskEntity>;
