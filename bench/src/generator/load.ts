/** The load that a generator sends to a server. */
export interface Load {
  url: string;
  method: 'GET' | 'POST';
  /** The header that has the key. Each call also has the header `content-type: application/json`. */
  keyHeader: string;
  /** A file with one secret per line. Each call uses a random secret of this file. */
  secretsFile: string;
  /** The body of a `POST`. Two random digits take the place of `{n}`. */
  body: string;
  connections: number;
  seconds: number;
}

/** The figures of a generator. */
export interface Seen {
  /** The number of answers with a status from 200 to 299. */
  answered: number;
  /** The number of answers with another status, of broken connections, and of calls without an answer in time. */
  failed: number;
  seconds: number;
  p50Ms: number;
  p99Ms: number;
}
