import type { Options } from '@mikro-orm/postgresql';
import { ApiKeyEntity, ApiKeySecretEntity } from './api-key/index.ts';
import { ChannelEntity } from './channel/index.ts';
import { ClientEntity } from './client/index.ts';
import { ContactEntity, ContactNameEntity } from './contact/index.ts';
import { EventEntity } from './event/index.ts';
import { KeptCallEntity, KeptCallHourEntity } from './kept-call/index.ts';
import { ChatEntity, MessageEntity, MessageStatusEntity } from './message/index.ts';
import { ExpiryNoticeEntity } from './notice/index.ts';
import { PermissionRequestEntity } from './onboarding/index.ts';
import { PartnerEntity } from './partner/index.ts';
import { PermissionEntity } from './permission/index.ts';
import {
  AuthenticatorEntity,
  AuthenticatorOfferEntity,
  EmailChangeEntity,
  KnownDeviceEntity,
  KnownNetworkEntity,
  LegacyTokenEntity,
  LegacyUseEntity,
  OneTimeCodeEntity,
  PasskeyChallengeEntity,
  PasskeyEntity,
  PersonFailureEntity,
  PersonProfileEntity,
  PersonRoleEntity,
  RecoveryCodeEntity,
  SignUpLinkEntity,
} from './person/index.ts';
import { FeedEntity, FeedSequenceEntity, RealtimeTicketEntity, SessionEventEntity } from './session-event/index.ts';
import { SandboxTaskEntity } from './upstream/index.ts';
import { KeyWindowEntity, UsageEntity } from './usage/index.ts';
import {
  ChannelWebhookEntity,
  WebhookAttemptEntity,
  WebhookDeliveryEntity,
  WebhookEntity,
  WebhookStateEntity,
} from './webhook/index.ts';

/** Every table that the ORM knows. */
export const ENTITIES: NonNullable<Options['entities']> = [
  PartnerEntity,
  ClientEntity,
  ChannelEntity,
  PermissionEntity,
  ApiKeyEntity,
  ApiKeySecretEntity,
  PermissionRequestEntity,
  PersonRoleEntity,
  SignUpLinkEntity,
  EmailChangeEntity,
  PersonProfileEntity,
  PersonFailureEntity,
  OneTimeCodeEntity,
  PasskeyEntity,
  PasskeyChallengeEntity,
  RecoveryCodeEntity,
  KnownDeviceEntity,
  KnownNetworkEntity,
  AuthenticatorEntity,
  AuthenticatorOfferEntity,
  LegacyTokenEntity,
  LegacyUseEntity,
  EventEntity,
  ExpiryNoticeEntity,
  UsageEntity,
  KeyWindowEntity,
  KeptCallEntity,
  KeptCallHourEntity,
  ChannelWebhookEntity,
  WebhookEntity,
  WebhookStateEntity,
  WebhookDeliveryEntity,
  WebhookAttemptEntity,
  ContactEntity,
  ContactNameEntity,
  ChatEntity,
  MessageEntity,
  MessageStatusEntity,
  SessionEventEntity,
  FeedEntity,
  FeedSequenceEntity,
  RealtimeTicketEntity,
  SandboxTaskEntity,
];
