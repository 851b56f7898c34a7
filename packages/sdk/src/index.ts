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
  EditChannelKeyInput,
  EditedKeyFields,
  EditKeyInput,
  Environment,
  EventBase,
  EventData,
  EventId,
  EventOf,
  EventQuery,
  EventType,
  FailureCount,
  FieldIssue,
  FutureEvent,
  HygieneCode,
  HygieneFinding,
  KeyHygiene,
  KeyKind,
  KeyLabels,
  KeyLimits,
  KeyQuery,
  KeyReplaced,
  KeyRestored,
  KeyRevoked,
  KeySecretView,
  KeySettings,
  KeyStatus,
  KeyView,
  LegacyTokens,
  LegacyUse,
  Locale,
  NewKey,
  NoData,
  OnboardingSignature,
  OrganizationScope,
  Overlap,
  Page,
  PageQuery,
  PartnerId,
  PartnerKey,
  PartnerScope,
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
  PersonId,
  RecordedKeySettings,
  RecordedSettings,
  RevokedKeys,
  RevokeKeysInput,
  Scope,
  Settings,
  SettingsInput,
  StartOnboarding,
  UsageCsv,
  UsageGroup,
  UsageOutcome,
  UsageQuery,
  UsageReport,
  UsageRow,
  UsageStep,
  WhoAmI,
  WithSecret,
} from '@chatelaine/shared';
export type { Call, CallResponse, CallResult, Sent } from './call/call.ts';
export type { Pages, Wanted } from './call/pages.ts';
export { Chatelaine } from './chatelaine.ts';
export { ApiError, type ApiErrorFields, type RefusalCode } from './error/api-error.ts';
export { ChatelaineError } from './error/chatelaine-error.ts';
export { ConnectionError, type ConnectionErrorCode } from './error/connection-error.ts';
export type { CallOptions, ChatelaineOptions } from './options.ts';
export type { ChannelKeyChanges, ChannelKeys, RotateOptions } from './resource/channel-keys.ts';
export type { Channels } from './resource/channels.ts';
export type { Clients } from './resource/clients.ts';
export type { Events } from './resource/events.ts';
export type { Hygiene } from './resource/hygiene.ts';
export type { LegacyTokensResource } from './resource/legacy-tokens.ts';
export type { Onboarding } from './resource/onboarding.ts';
export type { PartnerKeys, RevokePartnerKeysInput } from './resource/partner-keys.ts';
export type { PermissionCheckInput, Permissions, RequestUrlInput } from './resource/permissions.ts';
export type { SettingsResource } from './resource/settings.ts';
export type { Usage } from './resource/usage.ts';
export type { AbortSignalLike, FetchInit, FetchLike, FetchResponse, HeadersLike, RuntimeSignal } from './runtime.ts';
export type { Logger, LogLevel, PlannedRetry, ReceivedResponse, SentRequest } from './watch.ts';
