export { CARRY_TIMEOUT_MS, type Carriage } from './carry.ts';
export { hasCredential } from './credential.ts';
export { admit, type Gate } from './gate.ts';
export { messagingDoor } from './gateway.ts';
