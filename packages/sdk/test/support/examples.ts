import { readFileSync } from 'node:fs';

/** An `@example` of a source file. `line` is the line on which the example begins. */
export interface Example {
  file: string;
  line: number;
  code: string;
}

/** Finds every `@example` of a source file. An example ends at the next tag or at the end of the comment. */
export function examplesIn(file: string, text: string = readFileSync(file, 'utf8')): Example[] {
  return Array.from(text.matchAll(/^ *\* @example\n((?: *\*(?!\/)(?! @).*\n)+)/gm), ({ index, 1: lines = '' }) => ({
    file,
    line: text.slice(0, index).split('\n').length + 1,
    code: lines.replaceAll(/^ *\* ?/gm, ''),
  }));
}

/**
 * The declarations of the names that the examples use: the reader's own values, and the results of earlier examples.
 */
export const GIVEN = `
declare const chatelaine: import('@chatelaine/sdk').Chatelaine;
declare const channelId: string;
declare const channelIds: string[];
declare const clientId: string;
declare const partnerId: string;
declare const key: import('@chatelaine/sdk').CreatedChannelKey;
declare const state: string;
declare const secret: string;
declare const leakedKeyId: string;
declare const webhookId: string;
declare const deliveryId: string;
declare const platformSecret: string;
declare const rawBody: Uint8Array<ArrayBuffer>;
declare const request: { id: string; url: string; originalUrl: string; headers: Record<string, string | string[] | undefined> };
declare const response: { redirect(url: string): void };
declare const session: { asked(): Promise<Map<string, string>> };
declare const numbers: import('@chatelaine/sdk/server').Numbers<import('@chatelaine/sdk/server').IncomingRequest>;
declare const messages: import('@chatelaine/sdk/messages').Messages;
type Route = (
  path: string,
  handle: (
    request: import('@chatelaine/sdk/server').IncomingRequest,
    response: import('@chatelaine/sdk/server').NodeResponse & { send(body: string): void },
  ) => void,
) => void;
declare const app: { get: Route; all: Route };
declare const vault: { store(id: string, secret: string): Promise<void> };
declare function writeFile(name: string, text: string): Promise<void>;
declare function askForPermission(channelId: string): Promise<void>;
declare function forgetKey(channelId: string): Promise<void>;
`;
