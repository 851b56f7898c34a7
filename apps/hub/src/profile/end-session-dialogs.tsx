import { ConfirmChange } from '../parts/confirm-change.tsx';
import * as t from '../texts/en/profile.ts';

interface Ends {
  onDone(sentence: string): void;
  onClose(): void;
}

/** Ends one session, which `words` describe. */
export const EndSessionDialog = ({ id, words, onDone, onClose }: Ends & { id: string; words: string }) => (
  <ConfirmChange
    procedure="profile.endSession"
    input={{ id }}
    options={{ isOwn: true }}
    heading={t.endTitle}
    confirmLabel={t.endAction}
    onDone={() => onDone(t.ended)}
    onCancel={onClose}
  >
    <p>{t.endText(words)}</p>
  </ConfirmChange>
);

/** Ends all sessions but this one. */
export const EndOthersDialog = ({ count, onDone, onClose }: Ends & { count: number }) => (
  <ConfirmChange
    procedure="profile.endOtherSessions"
    input={{}}
    options={{ isOwn: true }}
    heading={t.endOthersTitle(count)}
    confirmLabel={t.endOthersAction}
    onDone={() => onDone(t.endedOthers)}
    onCancel={onClose}
  >
    <p>{t.endOthersText}</p>
  </ConfirmChange>
);
