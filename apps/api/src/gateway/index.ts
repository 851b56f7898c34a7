export { CARRY_TIMEOUT_MS, type Carriage } from './carry.ts';
export { hasCredential, readLegacyToken } from './credential.ts';
export { type Admitted, admit, type Gate, look } from './gate.ts';
export { messagingDoor } from './gateway.ts';
export { requireOwnAccount } from './require-own-account.ts';
export { tellWhoAmI } from './who-am-i.ts';
