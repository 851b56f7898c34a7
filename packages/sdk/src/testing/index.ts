export type { FakeAnswer } from './answer-request.ts';
export { type FakeChatelaine, type FakeOptions, fakeChatelaine } from './fake-chatelaine.ts';
export type { FakeVisit } from './judge-secret.ts';
export type { FakePartnerKey } from './partner-key.ts';
export { type SignedHeaders, signWebhook } from './sign-webhook.ts';
export type { FakeFailure } from './store.ts';
export type { AddedClient, FakeChannel, FakeClient, FakeGrant, FakeWorld, World } from './world.ts';
