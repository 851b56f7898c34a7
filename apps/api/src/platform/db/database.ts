import { readFileSync } from 'node:fs';
import tls from 'node:tls';
import type pg from 'pg';
import { type DatabaseAddress, readAddress, type Tls } from './address.rule.ts';

/**
 * The options for connections to a database. Every pool and every single connection takes its options from here and
 * nowhere else.
 */
export interface Database {
  readonly options: Readonly<pg.ClientConfig>;
  /**
   * Whether a pooler is between this server and the database. A pooler gives each transaction another connection of the
   * database, so no state may stay on a connection: no statement stays prepared, and no lock or setting is kept after
   * its transaction.
   */
  readonly isPooled: boolean;
}

/** Says what is wrong with an address of a database or with the files that it names. Null when nothing is wrong. */
export function addressProblem(text: string): string | null {
  try {
    openAddress(text);
    return null;
  } catch (error) {
    if (error instanceof AddressError) return error.message;
    throw error;
  }
}

/**
 * Reads an address and the files that it names.
 *
 * @throws {AddressError} when something is wrong. Its sentence contains no value of the address.
 */
export function openAddress(text: string, isPooled = false): Database {
  const read = readAddress(text);
  if ('problem' in read) throw new AddressError(read.problem);
  const { tls: wanted, connectTimeoutS, channelBinding, negotiation, applicationName, ...rest } = read.address;
  const ssl = wanted && sslOf(wanted, read.address);
  const options = {
    ...rest,
    connectionTimeoutMillis: (connectTimeoutS ?? CONNECT_S) * 1000,
    ...(applicationName !== undefined && { application_name: applicationName }),
    ...(channelBinding && { enableChannelBinding: true }),
    ...(negotiation !== undefined && { sslnegotiation: negotiation }),
    ...(ssl !== undefined && { ssl }),
  };
  return { options, isPooled };
}

const CONNECT_S = 2;

/**
 * An error that says what is wrong with an address. It never repeats the address, because the address contains a
 * password.
 */
export class AddressError extends Error {
  override readonly name = 'AddressError';
}

/** The time limits of a connection, in milliseconds. */
export interface Patience {
  query?: number;
  statement?: number;
  lock?: number;
  idleInTransaction?: number;
}

/**
 * Makes the options of the pool or connection with this name. When the address of the database has an
 * `application_name`, that name is used instead, because the operator looks for that name.
 */
export function connectionOptions(database: Database, name: string, patience: Patience = {}): pg.ClientConfig {
  const { query, statement, lock, idleInTransaction } = patience;
  return {
    application_name: name,
    ...database.options,
    ...(query !== undefined && { query_timeout: query }),
    // With a pooler, `leaveNothing` sets these options in each transaction instead, because a pooler refuses them at
    // the start of a connection.
    ...(!database.isPooled && {
      ...(statement !== undefined && { statement_timeout: statement }),
      ...(lock !== undefined && { lock_timeout: lock }),
      ...(idleInTransaction !== undefined && { idle_in_transaction_session_timeout: idleInTransaction }),
    }),
  };
}

function sslOf(wanted: Tls, { host = 'localhost' }: DatabaseAddress): tls.ConnectionOptions | false {
  if (wanted.mode === 'off') return false;
  const { mode, rootFile, certFile, keyFile } = wanted;
  return {
    rejectUnauthorized: mode !== 'unchecked',
    ...(rootFile !== undefined && { ca: readNamed('sslrootcert', rootFile) }),
    ...(certFile !== undefined && { cert: readNamed('sslcert', certFile) }),
    ...(keyFile !== undefined && { key: readNamed('sslkey', keyFile) }),
    // When the host is an IP address, the driver gives TLS no name. Then Node would compare the certificate with
    // `localhost`, so the host is given here.
    checkServerIdentity: (_name, cert) => (mode === 'chain-and-name' ? tls.checkServerIdentity(host, cert) : undefined),
  };
}

function readNamed(parameter: string, file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? ` (${String(error.code)})` : '';
    throw new AddressError(`the file that its ${parameter} names cannot be read${code}`);
  }
}
