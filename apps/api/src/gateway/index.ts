export { hasCredential } from './credential.ts';
export { admit, type Gate, type Need } from './gate.ts';
export { type MessagingDoor, messagingDoor } from './gateway.ts';
