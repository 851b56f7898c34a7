export { CARRY_TIMEOUT_MS, type Carriage } from './carry.ts';
export { hasCredential } from './credential.ts';
export { admit, type Gate, type Need } from './gate.ts';
export { type MessagingDoor, messagingDoor } from './gateway.ts';
