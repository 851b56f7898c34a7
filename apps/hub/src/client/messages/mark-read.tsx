import './messages.css';
import type { Chat } from '@chatelaine/shared';
import { Button } from '@chatelaine/ui/button';
import { ChangingText } from '@chatelaine/ui/changing-text';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { useAccount } from '../../account/account-context.ts';
import { may } from '../../account/may.ts';
import { useChange } from '../../api/use-change.ts';
import { Failed } from '../../parts/failed.tsx';
import { Said } from '../../parts/said.tsx';
import * as t from '../../texts/en/messages.ts';

/**
 * Says how many messages of a conversation are unread, and marks them as read. Who only looks at a conversation marks
 * nothing, because the sender would see it. A person who may not send messages sees the number alone.
 */
export function MarkRead({ chat: { id, unreadCount } }: { chat: Chat }) {
  const account = useAccount();
  const { run, isBusy, failure } = useChange('chats.markRead');
  const [said, setSaid] = useState('');
  const place = useRef<HTMLParagraphElement>(null);
  const isUnread = unreadCount > 0;

  async function mark(): Promise<void> {
    // The sentence is shown when the number is gone, which may be long before the answers to all other questions.
    setSaid(t.markedRead);
    if ((await run({ id })) === null) setSaid('');
  }

  // The button is gone. The person stays at the message that they read.
  useLayoutEffect(() => {
    const isLost = document.activeElement === document.body;
    if (!isUnread && said !== '' && isLost) place.current?.focus({ preventScroll: true });
  }, [isUnread]);

  return (
    <div class="talk-mark">
      {isUnread && (
        <p class="talk-unread">
          <span class="chat-unread">
            <ChangingText>{t.unread(unreadCount)}</ChangingText>
          </span>
          {may(account, 'messages') && (
            <>
              <Button isBusy={isBusy} onClick={mark}>
                {t.markRead}
              </Button>
              <span class="quiet">{t.blueTicks}</span>
            </>
          )}
        </p>
      )}
      <Said place={place}>{isUnread ? '' : said}</Said>
      {failure && <Failed failure={failure} />}
    </div>
  );
}
