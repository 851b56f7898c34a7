import { readFileSync } from 'node:fs';
import tls from 'node:tls';
import type pg from 'pg';
import { type DatabaseAddress, readAddress, type Tls } from './address.rule.ts';

/** How a database is reached. Every pool and every single connection takes its options from here and nowhere else. */
export interface Database {
  readonly options: Readonly<pg.ClientConfig>;
  /**
   * A pooler gives each transaction another connection of the database: nothing may be left on one. No statement is
   * kept prepared, no lock and no setting outlives its transaction.
   */
  readonly isPooled: boolean;
}

/** What is wrong with an address of a database, the files that it names included; null when nothing is. */
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
 * @throws {AddressError} with a sentence without any value of the address in it.
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

/** Says what is wrong with an address, and never what is in it: there is a password. */
export class AddressError extends Error {
  override readonly name = 'AddressError';
}

/** How long is waited for what, in milliseconds. */
export interface Patience {
  query?: number;
  statement?: number;
  lock?: number;
  idleInTransaction?: number;
}

/** Options of one pool or connection of this name. A name in the address counts more: the operator looks for it. */
export function connectionOptions(database: Database, name: string, patience: Patience = {}): pg.ClientConfig {
  const { query, statement, lock, idleInTransaction } = patience;
  return {
    application_name: name,
    ...database.options,
    ...(query !== undefined && { query_timeout: query }),
    // A pooler refuses them at the start of a connection: `leaveNothing` says them at the start of each transaction.
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
    // The driver names the server to TLS only where it has a name: an IP address would be compared with `localhost`.
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
