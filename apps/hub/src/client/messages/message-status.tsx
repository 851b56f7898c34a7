import './messages.css';
import type { Message, MessageError, MessageStatus } from '@chatelaine/shared';
import { Badge } from '@chatelaine/ui/badge';
import * as t from '../../texts/en/messages.ts';

const TONES: Record<MessageStatus, 'neutral' | 'good' | 'bad'> = {
  queued: 'neutral',
  sent: 'neutral',
  delivered: 'good',
  read: 'good',
  played: 'good',
  failed: 'bad',
  received: 'neutral',
};

/** Shows the status of a message, as a pill with a sign and a word. */
export function StatusBadge({ status }: Pick<Message, 'status'>) {
  return <Badge tone={TONES[status]}>{t.statusNames[status]}</Badge>;
}

/** Says why a message failed, in the person's language where there is a sentence for the code. */
export const errorText = ({ code, message }: MessageError): string => t.errors[code] ?? message;
