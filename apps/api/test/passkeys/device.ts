import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';
import type { AddPasskeyInput, PasskeyOffer, PasskeyQuestion, PasskeySignInInput } from '@chatelaine/shared';
import { outcomeOf, resultOf } from '../world/answer.ts';
import type { Caller } from '../world/caller.ts';

/** A device with one passkey: an ES256 key, its id, its counter and the handle of its person. */
export interface Device {
  id: string;
  privateKey: KeyObject;
  counter: number;
  userHandle: string;
}

/** What a device does wrong. Left out: it does everything right. */
export interface Fault {
  origin?: string;
  rpId?: string;
  challenge?: string;
  type?: string;
  crossOrigin?: boolean;
  /** The flags of the authenticator's data: 1 is presence, 4 is verification, 8 and 16 are the backup. */
  flags?: number;
  counter?: number;
}

const base64url = (bytes: Uint8Array | string) => Buffer.from(bytes).toString('base64url');
const sha256 = (bytes: Uint8Array | string) => createHash('sha256').update(bytes).digest();
const [USED, ATTESTED] = [0x05, 0x45];

function clientData(type: string, challenge: string, origin: string, fault: Fault): string {
  const { crossOrigin = false } = fault;
  return JSON.stringify({
    type: fault.type ?? type,
    challenge: fault.challenge ?? challenge,
    origin: fault.origin ?? origin,
    crossOrigin,
  });
}

function authenticatorData(rpId: string, flags: number, counter: number): Buffer {
  const rest = Buffer.alloc(5);
  rest.writeUInt8(flags);
  rest.writeUInt32BE(counter, 1);
  return Buffer.concat([sha256(rpId), rest]);
}

/** Makes a passkey as a device does. Returns the device, and the answer for `passkeys.add`. */
export function makePasskey(
  { challenge, rp, user }: PasskeyOffer,
  { origin, fault = {}, counter = 0 }: { origin: string; fault?: Fault; counter?: number },
): { device: Device; input: AddPasskeyInput } {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
  const id = randomBytes(16);
  const head = authenticatorData(fault.rpId ?? rp.id, fault.flags ?? ATTESTED, counter);
  // CBOR: a map of five entries with the COSE key of ES256 (RFC 9053).
  const key = ['a5010203262001215820', Buffer.from(x, 'base64url').toString('hex'), '225820'];
  const cose = Buffer.from([...key, Buffer.from(y, 'base64url').toString('hex')].join(''), 'hex');
  const data = Buffer.concat([head, Buffer.alloc(16), Buffer.from([0, id.length]), id, cose]);
  return {
    device: { id: base64url(id), privateKey, counter, userHandle: user.id },
    input: {
      name: 'Phone',
      id: base64url(id),
      clientDataJSON: base64url(clientData('webauthn.create', challenge, origin, fault)),
      authenticatorData: base64url(data),
      transports: ['internal'],
    },
  };
}

/** Answers a question as a device does. */
export function answerWith(
  device: Device,
  { challenge, rpId }: PasskeyQuestion,
  origin: string,
  fault: Fault = {},
): PasskeySignInInput {
  const data = authenticatorData(fault.rpId ?? rpId, fault.flags ?? USED, fault.counter ?? device.counter);
  const client = clientData('webauthn.get', challenge, origin, fault);
  return {
    id: device.id,
    clientDataJSON: base64url(client),
    authenticatorData: base64url(data),
    signature: base64url(sign('sha256', Buffer.concat([data, sha256(client)]), device.privateKey)),
    userHandle: device.userHandle,
  };
}

/** Adds a passkey to the person of this caller, who has just signed in. */
export async function addPasskeyTo(person: Caller, origin: string, counter = 0): Promise<Device & { passkey: string }> {
  const offer = resultOf<PasskeyOffer>(await person.change('passkeys.begin', {}));
  const { device, input } = makePasskey(offer, { origin, counter });
  const added = await person.change('passkeys.add', input);
  if (outcomeOf(added) !== 200) throw new Error(added.text);
  return { ...device, passkey: resultOf<{ id: string }>(added).id };
}
