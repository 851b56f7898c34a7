/** What the callback is told. `revokedChannels` only when numbers were taken back. */
export interface CallbackObject {
  client: string;
  channels: string[];
  revokedChannels?: string[];
}

/** What the old button put into its address. */
export interface QueryParameters {
  email?: string;
  name?: string;
  state?: string;
  redirect_url?: string;
  next?: string;
  plan_selection?: string;
  flow?: string;
  io_signature?: string;
  io_timestamp?: string;
  preverified_phone_number_id?: string;
}

/** The environments of 360dialog. Only `local` has an address here: http://localhost:8082. */
export type Environment = 'local' | 'staging' | 'rc' | 'prod';

/** Chooses between the two paths that mean the same page. */
export type Version = 'v1' | 'v2';

/** The old options, and where Chatelaine runs. */
export interface CompatOptions {
  partnerId: string;
  baseUrl?: string | undefined;
  requestedNumber?: string | undefined;
  env?: Environment | undefined;
  queryParameters?: QueryParameters | undefined;
  version?: Version | undefined;
}
