export { actorOfKey } from './actor-of-key.ts';
export { type Admitted, admit, type CallWithKey, type Gate, look, type Need, type Visitor } from './admit.ts';
export { CREDENTIAL_HEADERS, hasCredential, readLegacyToken, readMisplacedKey } from './credential.ts';
export {
  type ClientVisitor,
  type EnteredClient,
  type Entrance,
  enterClient,
  glimpseClient,
  requireNamedAccount,
} from './enter.ts';
export { type Identified, type Identifier, identify, identifyPerson, isKnown, type Knock } from './identify.ts';
export { type Held, type KeptHeld, keptFormOf, recheck } from './recheck.ts';
export { requireOwnAccount } from './require-own-account.ts';
