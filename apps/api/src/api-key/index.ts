export { ApiKeyEntity, ApiKeySecretEntity } from './api-key.entity.ts';
export { channelKeyRouter } from './channel-key.router.ts';
export { createPartnerKey } from './create-partner-key.ts';
export { findKeyRecord, type KeyRecord } from './key-record.ts';
export { claimedKind, hashSecret, isWellFormed } from './secret.ts';
