import {
  byId,
  createdWebhook,
  createWebhookInput,
  deletedWebhook,
  replayedFailed,
  replayFailedInput,
  resumeWebhookInput,
  rotatedWebhookSecret,
  rotateWebhookSecretInput,
  updateWebhookInput,
  webhook,
  webhookDelivery,
  webhookDeliveryDetails,
  webhookDeliveryPage,
  webhookDeliveryQuery,
  webhookPage,
  webhookQuery,
} from '@chatelaine/shared/schema';
import {
  createWebhook,
  deleteWebhook,
  listDeliveries,
  listWebhooks,
  pauseWebhook,
  replayDelivery,
  replayFailed,
  resumeWebhook,
  rotateWebhookSecret,
  showDelivery,
  showWebhook,
  testWebhook,
  updateWebhook,
} from '../../webhook/index.ts';
import { changeFor, procedureFor, router } from './procedure.ts';

export const webhookRouter = router({
  list: procedureFor('webhooks_read')
    .input(webhookQuery)
    .output(webhookPage)
    .query(({ ctx, input }) => listWebhooks(ctx.work, ctx.actor, input)),
  get: procedureFor('webhooks_read')
    .input(byId)
    .output(webhook)
    .query(({ ctx, input }) => showWebhook(ctx.work, ctx.actor, input.id)),
  create: changeFor('webhooks', { secret: true, code: 'needed' })
    .input(createWebhookInput)
    .output(createdWebhook)
    .mutation(({ ctx, input }) =>
      ctx.change(input, (work, confirm) => createWebhook(work, ctx.actor, { input, confirm })),
    ),
  update: changeFor('webhooks', { code: 'needed' })
    .input(updateWebhookInput)
    .output(webhook)
    .mutation(({ ctx, input }) =>
      ctx.change(input, (work, confirm) => updateWebhook(work, ctx.actor, { input, confirm })),
    ),
  delete: changeFor('webhooks')
    .input(byId)
    .output(deletedWebhook)
    .mutation(({ ctx, input }) => ctx.change(input, (work) => deleteWebhook(work, ctx.actor, input.id))),
  pause: changeFor('webhooks')
    .input(byId)
    .output(webhook)
    .mutation(({ ctx, input }) => ctx.change(input, (work) => pauseWebhook(work, ctx.actor, input.id))),
  resume: changeFor('webhooks')
    .input(resumeWebhookInput)
    .output(webhook)
    .mutation(({ ctx, input }) => ctx.change(input, (work) => resumeWebhook(work, ctx.actor, input))),
  rotateSecret: changeFor('webhooks', { secret: true, code: 'needed' })
    .input(rotateWebhookSecretInput)
    .output(rotatedWebhookSecret)
    .mutation(({ ctx, input }) =>
      ctx.change(input, (work, confirm) => rotateWebhookSecret(work, ctx.actor, { input, confirm })),
    ),
  test: changeFor('webhooks')
    .input(byId)
    .output(webhookDelivery)
    .mutation(({ ctx, input }) => ctx.change(input, (work) => testWebhook(work, ctx.actor, input.id))),
  replay: changeFor('webhooks')
    .input(byId)
    .output(webhookDelivery)
    .mutation(({ ctx, input }) => ctx.change(input, (work) => replayDelivery(work, ctx.actor, input))),
  replayFailed: changeFor('webhooks')
    .input(replayFailedInput)
    .output(replayedFailed)
    .mutation(({ ctx, input }) => ctx.change(input, (work) => replayFailed(work, ctx.actor, input))),
  deliveries: procedureFor('webhooks_read')
    .input(webhookDeliveryQuery)
    .output(webhookDeliveryPage)
    .query(({ ctx, input }) => listDeliveries(ctx.work, ctx.actor, input)),
  delivery: procedureFor('webhooks_read')
    .input(byId)
    .output(webhookDeliveryDetails)
    .query(({ ctx, input }) => showDelivery(ctx.work, ctx.actor, input)),
});
