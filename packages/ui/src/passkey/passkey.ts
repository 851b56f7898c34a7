/** The answer of a device that has made a passkey. All texts are base64url. */
export interface MadePasskey {
  id: string;
  clientDataJSON: string;
  authenticatorData: string;
  transports: string[];
}

/** The answer of a passkey to a question of the server. All texts are base64url. */
export interface PasskeyAnswer {
  id: string;
  clientDataJSON: string;
  authenticatorData: string;
  signature: string;
  userHandle?: string;
}

// These methods are the newest part of Web Authentication that this file uses. Browsers have them since 2023 to 2025.
const REQUIRED = ['parseCreationOptionsFromJSON', 'parseRequestOptionsFromJSON'] as const;

/**
 * Whether passkeys work in this browser and on this page. Browsers make none on a page without a secure connection, or
 * on a page whose host is an IP address.
 */
export function hasPasskeys(): boolean {
  const api: object | undefined = globalThis.PublicKeyCredential;
  const isAddress = /^[\d.]+$|^\[/.test(location.hostname);
  return api !== undefined && !isAddress && REQUIRED.every((method) => method in api);
}

/**
 * Makes a passkey with the options of the server. `known` means that the device has one of the person already. Null
 * means that nothing was made, mostly because the person has closed the browser's own dialog.
 */
export async function makePasskey(
  options: PublicKeyCredentialCreationOptionsJSON,
): Promise<MadePasskey | 'known' | null> {
  try {
    const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(options);
    const { id, response } = jsonOf<RegistrationResponseJSON>(await navigator.credentials.create({ publicKey }));
    const { clientDataJSON, authenticatorData, transports = [] } = response;
    return { id, clientDataJSON, authenticatorData, transports };
  } catch (error) {
    return error instanceof DOMException && error.name === 'InvalidStateError' ? 'known' : null;
  }
}

/** Lets a passkey answer the question of the server. Null when none answered, e.g. when the person has cancelled. */
export async function answerPasskey(question: PublicKeyCredentialRequestOptionsJSON): Promise<PasskeyAnswer | null> {
  try {
    const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(question);
    const { id, response } = jsonOf<AuthenticationResponseJSON>(await navigator.credentials.get({ publicKey }));
    const { clientDataJSON, authenticatorData, signature, userHandle } = response;
    return { id, clientDataJSON, authenticatorData, signature, ...(userHandle && { userHandle }) };
  } catch {
    return null;
  }
}

const jsonOf = <Json extends RegistrationResponseJSON | AuthenticationResponseJSON>(
  credential: Credential | null,
): Json => (credential as PublicKeyCredential).toJSON() as Json;
