import type { Answered } from './answers.ts';
import type { Situation, Stage } from './situations.ts';

// Nothing listens at this URL. A server outside production looks no name up for it.
const url = 'http://127.0.0.1:1/webhooks';
const create = ({ partner }: Stage, more: object = {}) => partner.webhooks.create({ url, ...more });
/** Returns the last events, without those that another test may record meanwhile. */
const told = async ({ partner }: Stage, subjectId: string) => (await partner.events.list({ subjectId })).data;
const refused = (name: string, code: Situation['code'], play: Situation['play']): Answered => ({
  name: `${name}: ${code}`,
  play,
});

/** Calls about webhooks, with a partner key that has the scopes `read` and `settings`. */
export const WEBHOOK_ANSWERS: Answered[] = [
  {
    name: 'a webhook of which nothing is said, and how it is listed',
    async play(stage) {
      const { webhooks } = stage.partner;
      const created = await create(stage);
      const found = [await webhooks.get(created.id), await webhooks.list({ limit: 1 })];
      return [created, found, await told(stage, created.id)];
    },
  },
  {
    name: 'a webhook of which all is said',
    play: (stage) =>
      create(stage, {
        name: ' Inbox ',
        events: ['permission.granted', 'permission.granted'],
        channelIds: [stage.shared],
        environments: ['production'],
        headers: { 'x-a': 'b' },
        retryPolicy: { policy: 'linear', delaySeconds: 5, attempts: 3 },
        secret: 'a-secret-of-my-own',
      }),
  },
  {
    name: 'changes, of which one changes nothing',
    async play(stage) {
      const { webhooks } = stage.partner;
      const { id } = await create(stage, { events: ['api_key.created'], headers: { 'x-a': 'b' } });
      const changed = await webhooks.update(id, { events: null, headers: {}, name: 'x' });
      return [changed, await webhooks.update(id, { name: 'x' }), await told(stage, id)];
    },
  },
  {
    name: 'a pause and its end, each twice',
    async play(stage) {
      const { webhooks } = stage.partner;
      const { id } = await create(stage);
      const paused = [await webhooks.pause(id), await webhooks.pause(id)];
      return [
        paused,
        await webhooks.resume(id),
        await webhooks.resume(id, { skipMissed: true }),
        await told(stage, id),
      ];
    },
  },
  {
    name: 'another secret, which is another one',
    async play(stage) {
      const { webhooks } = stage.partner;
      const { id, secret } = await create(stage);
      const rotated = await webhooks.rotateSecret(id);
      return [rotated, rotated.secret === secret, await webhooks.get(id), await told(stage, id)];
    },
  },
  {
    name: 'the end of a webhook',
    async play(stage) {
      const { id } = await create(stage);
      await stage.partner.webhooks.delete(id);
      return [
        await told(stage, id),
        await stage.partner.webhooks
          .get(id)
          .asResult()
          .then((result) => result.ok),
      ];
    },
  },
  {
    name: 'a webhook that is created again with its idempotency key',
    async play({ partner }) {
      const options = { idempotencyKey: crypto.randomUUID() };
      await partner.webhooks.create({ url }, options);
      return partner.webhooks.create({ url }, options);
    },
  },
  {
    name: 'no deliveries, and nothing that failed',
    async play(stage) {
      const { webhooks } = stage.partner;
      const { id } = await create(stage);
      return [await webhooks.deliveries(id), await webhooks.replayFailed(id, { since: '2026-11-01T00:00:00Z' })];
    },
  },
  refused('an unknown event', 'invalid_input', (stage) => create(stage, { events: ['permission.granted', 'x'] })),
  refused('a number of nobody', 'not_found', (stage) => create(stage, { channelIds: ['zzzzzzzzzzCH'] })),
  refused('a short secret', 'invalid_input', (stage) => create(stage, { secret: 'short' })),
  refused('a password in the URL', 'invalid_input', (stage) => create(stage, { url: 'http://a:b@127.0.0.1:1/' })),
  refused('a header that is none', 'invalid_input', (stage) => create(stage, { headers: { 'x y': 'z' } })),
  refused('a header twice', 'invalid_input', (stage) => create(stage, { headers: { 'x-a': 'b', 'X-A': 'c' } })),
  refused('another host without the headers', 'invalid_input', async (stage) => {
    const { id } = await create(stage, { headers: { 'x-a': 'b' } });
    return stage.partner.webhooks.update(id, { url: 'http://127.0.0.1:2/webhooks' });
  }),
  refused('a field that does not exist', 'invalid_input', (stage) => create(stage, { urls: [] })),
  refused('an unknown webhook', 'not_found', ({ partner }) => partner.webhooks.update('wh_x', { name: 'x' })),
  refused('an unknown delivery', 'not_found', ({ partner }) => partner.webhooks.replay('dlv_x')),
  refused('deliveries of an unknown webhook', 'not_found', ({ partner }) => partner.webhooks.deliveries('wh_x')),
  {
    name: 'a webhook too many: conflict',
    async play(stage) {
      const { data } = await stage.partner.webhooks.list();
      for (let count = data.length; count < 20; count++) await create(stage);
      return create(stage);
    },
  },
];
