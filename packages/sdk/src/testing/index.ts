export { type FakeChatelaine, type FakeOptions, fakeChatelaine } from './fake-chatelaine.ts';
export { type SignedHeaders, signWebhook } from './sign-webhook.ts';
export type {
  AddedClient,
  FakeAnswer,
  FakeChannel,
  FakeClient,
  FakeFailure,
  FakeGrant,
  FakePartnerKey,
  FakeVisit,
  FakeWorld,
  World,
} from './world.ts';
