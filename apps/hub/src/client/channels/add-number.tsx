import { Button } from '@chatelaine/ui/button';
import { useState } from 'preact/hooks';
import { useAccount } from '../../account/account-context.ts';
import { may } from '../../account/may.ts';
import * as t from '../../texts/en/add-number.ts';
import { AddNumberDialog } from './add-number-dialog.tsx';

/** Adds a number to the client, in a dialog. Whoever may not add one reads why. */
export function AddNumber() {
  const account = useAccount();
  const [isOpen, setIsOpen] = useState(false);
  return (
    <div>
      <Button
        look="primary"
        disabledReason={may(account, 'channels_add') ? undefined : t.onlyAdmins}
        onClick={() => setIsOpen(true)}
      >
        {t.add}
      </Button>
      {isOpen && <AddNumberDialog onClose={() => setIsOpen(false)} />}
    </div>
  );
}
