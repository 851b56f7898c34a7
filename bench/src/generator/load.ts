/** What a generator draws from a server. */
export interface Load {
  url: string;
  method: 'GET' | 'POST';
  /** The header that carries the key, beside `content-type: application/json`. */
  keyHeader: string;
  /** A file with one secret a line; each call takes one of them at random. */
  secretsFile: string;
  body: string;
  connections: number;
  seconds: number;
}

/** What a generator saw. */
export interface Seen {
  /** Answers of 200 to 299. */
  answered: number;
  /** Other answers, broken connections and calls without an answer in time. */
  failed: number;
  seconds: number;
  p99Ms: number;
}
