export { type SignedHeaders, signWebhook } from '../webhooks/sign-webhook.ts';
export { type FakeChatelaine, type FakeOptions, fakeChatelaine } from './fake-chatelaine.ts';
export type * from './world.ts';
