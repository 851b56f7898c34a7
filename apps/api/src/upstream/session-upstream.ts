import { Refusal } from '../platform/refusal.ts';
import type { SessionOperation, SessionUpstream } from './outgoing-message.ts';
import { sandboxSessions } from './sandbox/sandbox-sessions.ts';

const UPSTREAMS: Record<'sandbox', SessionUpstream> = { sandbox: sandboxSessions };

/** Finds the upstream of a number by the name in its row. */
export const sessionUpstreamOf = (name: 'sandbox'): SessionUpstream => UPSTREAMS[name];

const SENTENCES: Record<SessionOperation, string> = {
  send: 'This number cannot send messages.',
  react: 'WhatsApp does not let this number send reactions.',
  edit: 'WhatsApp does not let a business edit a message that it sent.',
  revoke: 'WhatsApp does not let a business take back a message that it sent.',
  poll: 'WhatsApp does not let a business send polls.',
  vote: 'WhatsApp does not let a business vote in polls.',
  read: 'WhatsApp does not let this number mark messages as read.',
  typing: 'WhatsApp does not let this number show that it is typing.',
  recording: 'WhatsApp does not let a business show that it is recording. Use "composing".',
};

/** @throws {Refusal} `not_supported` with a sentence, when an upstream cannot do this. */
export function requireSupported({ supports }: Pick<SessionUpstream, 'supports'>, operation: SessionOperation): void {
  if (!supports.has(operation)) throw new Refusal('not_supported', operation, { message: SENTENCES[operation] });
}
