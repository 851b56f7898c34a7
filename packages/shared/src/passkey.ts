/** A passkey of a person: a key in a device or a password manager, which signs the person in without a password. */
export interface Passkey {
  id: string;
  name: string;
  /** When the passkey was added: ISO 8601, in UTC. */
  createdAt: string;
  /** When the passkey last signed the person in: ISO 8601, in UTC; `null`: never. */
  lastUsedAt: string | null;
  /** Whether a copy exists outside the device, e.g. at a password manager that copies it to other devices. */
  isSynced: boolean;
}

/** All passkeys of a person, oldest first. */
export interface Passkeys {
  data: Passkey[];
}

/** A passkey that the browser may or must not use. All texts are base64url. */
export interface NamedPasskey {
  type: 'public-key';
  id: string;
  transports: string[];
}

/**
 * The options for a new passkey, in the JSON form of Web Authentication. The browser reads them with
 * `PublicKeyCredential.parseCreationOptionsFromJSON`.
 */
export interface PasskeyOffer {
  rp: { id: string; name: string };
  user: { id: string; name: string; displayName: string };
  challenge: string;
  pubKeyCredParams: { type: 'public-key'; alg: number }[];
  timeout: number;
  /** The passkeys that the person has already. A device that has one of them makes no other. */
  excludeCredentials: NamedPasskey[];
  authenticatorSelection: { residentKey: 'required'; requireResidentKey: true; userVerification: 'required' };
  attestation: 'none';
}

/** The passkey that the browser made. All fields besides `name` and `transports` are base64url. */
export interface AddPasskeyInput {
  /** A name by which the person recognises the passkey. */
  name: string;
  id: string;
  clientDataJSON: string;
  authenticatorData: string;
  /** How the browser can reach the device, e.g. `internal` or `usb`. */
  transports?: string[] | undefined;
}

export interface RenamePasskeyInput {
  id: string;
  name: string;
}

/** The passkey that no longer exists. */
export interface RemovedPasskey {
  id: string;
}

/** The input of `POST /api/auth/sign-in/passkey/begin`. */
export interface BeginPasskeyInput {
  /** True: the person who is signed in confirms a dangerous act, so only passkeys of this person are asked for. */
  confirm?: boolean | undefined;
}

/**
 * The answer of `POST /api/auth/sign-in/passkey/begin`, in the JSON form of Web Authentication. The browser reads it
 * with `PublicKeyCredential.parseRequestOptionsFromJSON`.
 */
export interface PasskeyQuestion {
  challenge: string;
  rpId: string;
  timeout: number;
  userVerification: 'required';
  /** Empty: the person may use any passkey of this server. */
  allowCredentials: NamedPasskey[];
}

/** The input of `POST /api/auth/sign-in/passkey`: the answer of the passkey. All texts are base64url. */
export interface PasskeySignInInput {
  id: string;
  clientDataJSON: string;
  authenticatorData: string;
  signature: string;
  /** The person whose passkey it is, as the device knows it. */
  userHandle?: string | undefined;
  /** True: the person who is signed in confirms a dangerous act. A passkey of another person is refused. */
  confirm?: boolean | undefined;
}
