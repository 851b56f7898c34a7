import { readFileSync } from 'node:fs';
import tls from 'node:tls';
import type pg from 'pg';
import { type DatabaseAddress, readAddress, type Tls } from './address.rule.ts';

/** How to reach a database. Every pool and every single connection takes its options from here and nowhere else. */
export interface Database {
  readonly options: Readonly<pg.ClientConfig>;
  /**
   * A pooler gives each transaction another connection of the database, so nothing may stay on a connection: no
   * statement is kept prepared, and no lock or setting outlives its transaction.
   */
  readonly isPooled: boolean;
}

/** Says what is wrong with an address of a database, including the files that it names; null when nothing is. */
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
 * @throws {AddressError} whose sentence contains no value of the address.
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

/** Says what is wrong with an address. It never repeats the address, which contains a password. */
export class AddressError extends Error {
  override readonly name = 'AddressError';
}

/** Time limits, in milliseconds. */
export interface Patience {
  query?: number;
  statement?: number;
  lock?: number;
  idleInTransaction?: number;
}

/** Options of the pool or connection with this name. A name in the address wins: the operator looks for that name. */
export function connectionOptions(database: Database, name: string, patience: Patience = {}): pg.ClientConfig {
  const { query, statement, lock, idleInTransaction } = patience;
  return {
    application_name: name,
    ...database.options,
    ...(query !== undefined && { query_timeout: query }),
    // A pooler refuses these options at the start of a connection. `leaveNothing` sets them in each transaction
    // instead.
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
    // The driver gives TLS no name when the host is an IP address. Node would then compare the certificate with
    // `localhost`.
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
