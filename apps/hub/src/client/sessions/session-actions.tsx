import { PlainButton } from '@chatelaine/ui/plain-button';
import { useState } from 'preact/hooks';
import { useChange } from '../../api/use-change.ts';
import * as t from '../../texts/en/sessions.ts';
import type { Session } from './session.ts';
import { StopDialog } from './stop-dialog.tsx';

interface SessionActionsProps {
  session: Session;
  /** Receives the sentence that says what happened. */
  onSaid(sentence: string): void;
}

/** Starts, stops and restarts one session. *Start* and *Stop* are the same button, so the focus stays on it. */
export function SessionActions({ session, onSaid }: SessionActionsProps) {
  const { id, phoneNumber: number, status } = session;
  const isRunning = status === 'running';
  const [isStopping, setIsStopping] = useState(false);
  const start = useChange('sessions.start');
  const restart = useChange('sessions.restart');
  const failure = start.failure ?? restart.failure;

  const run = async (change: typeof start, sentence: string) => {
    onSaid('');
    if ((await change.run({ id })) !== null) onSaid(sentence);
  };
  const onStopped = () => {
    setIsStopping(false);
    onSaid(t.stopped(number));
  };

  return (
    <div class="session-actions">
      <PlainButton
        look="link"
        aria-label={isRunning ? t.stopFor(number) : t.startFor(number)}
        isBusy={start.isBusy}
        onClick={() => (isRunning ? setIsStopping(true) : run(start, t.started(number)))}
      >
        {isRunning ? t.stop : t.start}
      </PlainButton>
      {isRunning && (
        <PlainButton
          look="link"
          aria-label={t.restartFor(number)}
          isBusy={restart.isBusy}
          onClick={() => run(restart, t.restarted(number))}
        >
          {t.restart}
        </PlainButton>
      )}
      {failure && (
        <p class="small" role="alert">
          {failure.sentence}
        </p>
      )}
      {isStopping && <StopDialog session={session} onStopped={onStopped} onClose={() => setIsStopping(false)} />}
    </div>
  );
}
