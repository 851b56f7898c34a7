import type { AddPasskeyInput, PasskeySignInInput } from '@chatelaine/shared';
import type { RelyingParty } from './relying-party.rule.ts';

/** The algorithms of the keys that we accept, in COSE: Ed25519, ES256 and RS256. */
export const ALGORITHMS = [-8, -7, -257];

/** The values that an answer of a passkey must have. `isOurs` says whether we made the challenge for this purpose. */
export interface Expected {
  party: RelyingParty;
  isOurs(challenge: string): boolean;
}

/** A right answer: its challenge, and what the device says about the passkey. */
export interface Answer {
  challenge: string;
  counter: number;
  isBackedUp: boolean;
}

/** A right answer of a new passkey, with its id and its public key. */
export interface NewPasskey extends Answer {
  credentialId: Buffer;
  publicKey: Buffer;
}

/** A wrong answer of a passkey. `why` is for our log only. */
export interface WrongAnswer {
  why: string;
}

// A key of RSA with 4,096 bits has about 530 bytes. A longer key would only cost time at each sign-in.
const LONGEST_KEY = 600;

/** Checks the answer of a new passkey. */
export function verifyNewPasskey(
  input: AddPasskeyInput,
  { party, isOurs }: Expected,
): Promise<NewPasskey | WrongAnswer> {
  return check(input, async ({ verifyRegistrationResponse }, challenge) => {
    const { verified, registrationInfo: made } = await verifyRegistrationResponse({
      ...expectations(party, isOurs),
      supportedAlgorithmIDs: ALGORITHMS,
      response: responseOf(input.id, {
        clientDataJSON: input.clientDataJSON,
        attestationObject: withoutAttestation(input.authenticatorData).toString('base64url'),
      }),
      expectedRPID: party.id,
    });
    if (!verified) return { why: 'not verified' };
    const { credential, credentialBackedUp } = made;
    if (credential.id !== input.id) return { why: 'another id than the signed one' };
    if (credential.publicKey.length > LONGEST_KEY) return { why: 'a public key that is too long' };
    return {
      challenge,
      counter: credential.counter,
      isBackedUp: credentialBackedUp,
      credentialId: Buffer.from(credential.id, 'base64url'),
      publicKey: Buffer.from(credential.publicKey),
    };
  });
}

/** Checks the answer of a passkey that we know by its public key. The caller checks the counter. */
export function verifyPasskey(
  input: PasskeySignInInput,
  { party, isOurs, publicKey }: Expected & { publicKey: Buffer },
): Promise<Answer | WrongAnswer> {
  return check(input, async ({ verifyAuthenticationResponse }, challenge) => {
    const { id, clientDataJSON, authenticatorData, signature } = input;
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      ...expectations(party, isOurs),
      response: responseOf(id, { clientDataJSON, authenticatorData, signature }),
      expectedRPID: party.id,
      // With the counter 0, the library accepts every counter. Our own statement compares and stores it at once.
      credential: { id, publicKey: new Uint8Array(publicKey), counter: 0 },
    });
    if (!verified) return { why: 'wrong signature' };
    return { challenge, counter: authenticationInfo.newCounter, isBackedUp: authenticationInfo.credentialBackedUp };
  });
}

const expectations = (party: RelyingParty, isOurs: (challenge: string) => boolean) => ({
  expectedOrigin: party.origin,
  expectedChallenge: (challenge: unknown) => typeof challenge === 'string' && isOurs(challenge),
  requireUserVerification: true,
});

const responseOf = <Response>(id: string, response: Response) => ({
  ...{ id, rawId: id, type: 'public-key' as const },
  response,
  clientExtensionResults: {},
});

type Library = typeof import('@simplewebauthn/server');

// The library throws a plain error for each thing that is wrong, and each of its parsers throws its own errors. The
// input comes from a stranger, so all of them mean that the answer is wrong. The library is loaded at the first use,
// because loading it takes 200 ms.
async function check<Right>(
  { clientDataJSON }: { clientDataJSON: string },
  run: (library: Library, challenge: string) => Promise<Right | WrongAnswer>,
): Promise<Right | WrongAnswer> {
  const library = await import('@simplewebauthn/server');
  try {
    const { challenge, crossOrigin } = JSON.parse(Buffer.from(clientDataJSON, 'base64url').toString());
    // The library accepts an answer that was made in a frame of another site. No page of ours is ever in a frame.
    if (crossOrigin === true) return { why: 'in a frame' };
    return await run(library, String(challenge));
  } catch (error) {
    return { why: error instanceof Error ? error.message.slice(0, 120) : 'unreadable' };
  }
}

/**
 * Puts the authenticator's data into an attestation object without a statement (Web Authentication, section 8.7). We
 * trust no maker of devices, so we read no statement. The library would parse certificates from the statement, and
 * would load addresses that are written in them.
 */
function withoutAttestation(authenticatorData: string): Buffer {
  const bytes = Buffer.from(authenticatorData, 'base64url');
  // CBOR: a map of three texts to a text, an empty map, and a byte string with a length of two bytes.
  const head = Buffer.from('a363666d74646e6f6e656761747453746d74a0686175746844617461590000', 'hex');
  head.writeUInt16BE(bytes.length, head.length - 2);
  return Buffer.concat([head, bytes]);
}
