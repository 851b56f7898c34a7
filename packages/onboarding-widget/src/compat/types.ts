/** What the callback is told. `revokedChannels` only when numbers were taken back. */
export interface CallbackObject {
  /** Id of the client. */
  client: string;
  /** All numbers that the answer left Shared. */
  channels: string[];
  /** Those that it took back. */
  revokedChannels?: string[];
}

/** What the old button put into its address. */
export interface QueryParameters {
  /** Sent along, unused here. */
  email?: string;
  /** Sent along, unused here. */
  name?: string;
  /** Comes back with the answer; one is made where there is none. */
  state?: string;
  /** One of your redirect URLs. */
  redirect_url?: string;
  /** Sent along, unused here. */
  next?: string;
  /** Sent along, unused here. */
  plan_selection?: string;
  /** Sent along, unused here. */
  flow?: string;
  /** From your server, while your setting `requireSignature` is on. */
  io_signature?: string;
  /** Beside `io_signature`. */
  io_timestamp?: string;
  /** Sent along, unused here. */
  preverified_phone_number_id?: string;
}

/** The environments of 360dialog. Only `local` has an address here: http://localhost:8082. */
export type Environment = 'local' | 'staging' | 'rc' | 'prod';

/** Chooses between the two paths that mean the same page. */
export type Version = 'v1' | 'v2';

/** The old options, and where Chatelaine runs. */
export interface CompatOptions {
  /** Your id; ends in `PA`. */
  partnerId: string;
  /** Where Chatelaine runs: scheme, host and port. */
  baseUrl?: string | undefined;
  /** The number you ask for. */
  requestedNumber?: string | undefined;
  /** Instead of `baseUrl`: `local` alone has an address here. */
  env?: Environment | undefined;
  /** Goes into the address. */
  queryParameters?: QueryParameters | undefined;
  /** Either path means the same page. */
  version?: Version | undefined;
}
