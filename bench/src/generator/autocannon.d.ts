// The parts of autocannon that we use. The package has no types of its own.
declare module 'autocannon' {
  import type { EventEmitter } from 'node:events';

  export interface CannonRequest {
    method: string;
    path: string;
    headers: Record<string, string>;
    body?: string;
  }
  export interface Client extends EventEmitter {
    setRequests(requests: CannonRequest[]): void;
  }
  export interface Result {
    errors: number;
    timeouts: number;
    resets: number;
  }
  interface Options {
    url: string;
    connections: number;
    duration: number;
    sampleInt: number;
    setupClient(client: Client): void;
  }
  // biome-ignore lint/style/noDefaultExport: autocannon has only a default export.
  export default function autocannon(options: Options): Promise<Result>;
}
