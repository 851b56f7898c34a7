/** The object that the callback receives. It has `revokedChannels` only when the answer withdrew numbers. */
export interface CallbackObject {
  /** The id of the client. */
  client: string;
  /** All numbers that are Shared after the answer. */
  channels: string[];
  /** The numbers that the answer withdrew. */
  revokedChannels?: string[];
}

/** The query parameters that the old button added to its address. */
export interface QueryParameters {
  /** This value is sent to Chatelaine, where it has no effect. */
  email?: string;
  /** This value is sent to Chatelaine, where it has no effect. */
  name?: string;
  /** This value comes back with the answer. The button creates a value when you give no value. */
  state?: string;
  /** One of your redirect URLs. */
  redirect_url?: string;
  /** This value is sent to Chatelaine, where it has no effect. */
  next?: string;
  /** This value is sent to Chatelaine, where it has no effect. */
  plan_selection?: string;
  /** This value is sent to Chatelaine, where it has no effect. */
  flow?: string;
  /** The signature of your server. It is needed while your setting `requireSignature` is on. */
  io_signature?: string;
  /** The timestamp that belongs to `io_signature`. */
  io_timestamp?: string;
  /** This value is sent to Chatelaine, where it has no effect. */
  preverified_phone_number_id?: string;
}

/** The environments of 360dialog. For Chatelaine only `local` has an address: http://localhost:8082. */
export type Environment = 'local' | 'staging' | 'rc' | 'prod';

/** Chooses between two paths that open the same page. */
export type Version = 'v1' | 'v2';

/** The old options, and the address of Chatelaine. */
export interface CompatOptions {
  /** Your partner id. It ends in `PA`. */
  partnerId: string;
  /** The address of Chatelaine: scheme, host and port. */
  baseUrl?: string | undefined;
  /** The number that you ask for. */
  requestedNumber?: string | undefined;
  /** Gives the address of Chatelaine when there is no `baseUrl`. Only `local` has an address: http://localhost:8082. */
  env?: Environment | undefined;
  /** The query parameters of the address. */
  queryParameters?: QueryParameters | undefined;
  /** The version of the path. Both versions open the same page. */
  version?: Version | undefined;
}
