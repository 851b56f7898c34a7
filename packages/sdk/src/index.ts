export type {
  ApiKeyId,
  Channel,
  ChannelId,
  ChannelKey,
  ChannelKeyQuery,
  ChannelQuery,
  ChannelScope,
  ChannelStatus,
  ChatelaineEvent,
  Client,
  ClientId,
  ClientQuery,
  CreateChannelKeyInput,
  CreatedChannelKey,
  EventId,
  EventQuery,
  EventType,
  FieldIssue,
  KeyLimits,
  KeySecretView,
  KeyStatus,
  Locale,
  OnboardingSignature,
  Overlap,
  Page,
  PageQuery,
  PartnerId,
  Payment,
  Permission,
  PermissionCheck,
  PermissionId,
  PermissionQuery,
  PermissionRequest,
  PermissionRequestId,
  PermissionRequestStatus,
  PermissionSource,
  PermissionStatus,
  Settings,
  SettingsInput,
  StartOnboarding,
} from '@chatelaine/shared';
export type { Call, CallResponse, CallResult } from './call/call.ts';
export type { Pages } from './call/pages.ts';
export { Chatelaine } from './chatelaine.ts';
export { ApiError, type ApiErrorFields, type RefusalCode } from './error/api-error.ts';
export { ConnectionError, type ConnectionErrorCode } from './error/connection-error.ts';
export type { CallOptions, ChatelaineOptions } from './options.ts';
export type { ChannelKeys, RotateOptions } from './resource/channel-keys.ts';
export type { Channels } from './resource/channels.ts';
export type { Clients } from './resource/clients.ts';
export type { Events } from './resource/events.ts';
export type { Onboarding } from './resource/onboarding.ts';
export type { Permissions, RequestUrlInput } from './resource/permissions.ts';
export type { SettingsResource } from './resource/settings.ts';
export type { AbortSignalLike, FetchInit, FetchLike, FetchResponse, HeadersLike, RuntimeSignal } from './runtime.ts';
export type { Logger, LogLevel, PlannedRetry, ReceivedResponse, SentRequest } from './watch.ts';
