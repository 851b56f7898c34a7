import type { CreateKeyVerdict } from '@chatelaine/shared';
import { Button } from '@chatelaine/ui/button';
import { useState } from 'preact/hooks';
import * as t from '../texts/en/generate-key.ts';
import { GenerateKeyDialogs } from './generate-key-dialogs.tsx';
import { Reason } from './reason.tsx';

interface GenerateKeyProps {
  channel: { id: string; phoneNumber: string };
  verdict: CreateKeyVerdict;
  /** True in a row of a list: the button is a quiet one, and its full name has the number. */
  isInRow?: boolean;
}

/** The button that generates a key for a number. Where the person cannot, it is greyed out and says why. */
export function GenerateKey({ channel, verdict, isInRow = false }: GenerateKeyProps) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <Button
        look={isInRow ? 'secondary' : 'primary'}
        {...(isInRow && { label: t.generateFor(channel.phoneNumber) })}
        disabledReason={verdict.allow ? undefined : <Reason reason={verdict.reason} />}
        onClick={() => setIsOpen(true)}
      >
        {t.generate}
      </Button>
      {isOpen && <GenerateKeyDialogs channel={channel} onEnd={() => setIsOpen(false)} />}
    </>
  );
}
