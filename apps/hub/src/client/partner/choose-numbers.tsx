import { type Change, type Choice, type ConsentChannel, kindOf, type OwnPartner } from '@chatelaine/shared';
import { Button } from '@chatelaine/ui/button';
import { ChangingText } from '@chatelaine/ui/changing-text';
import { Dialog, DialogActions } from '@chatelaine/ui/dialog';
import { useState } from 'preact/hooks';
import type { Failure } from '../../api/failure.ts';
import { Box } from '../../parts/box.tsx';
import { Failed } from '../../parts/failed.tsx';
import * as t from '../../texts/en/own-partner.ts';
import { EndDate } from './end-date.tsx';
import { tomorrow } from './last-day.ts';
import { FIXED_NOTE_ID, NumberList } from './number-list.tsx';

interface ChooseNumbersProps {
  partner: OwnPartner;
  numbers: ConsentChannel[];
  choice: Choice;
  change: Change;
  hasChanged: boolean;
  isBusy: boolean;
  failure: Failure | null;
  onChoose(choice: Choice): void;
  onSubmit(): void;
  onClose(): void;
}

/** Asks which numbers the partner may use. The button says what it will do. */
export function ChooseNumbers({ partner, numbers, choice, change, onChoose, onSubmit, ...rest }: ChooseNumbersProps) {
  const [isDayWrong, setIsDayWrong] = useState(false);
  const close = () => !rest.isBusy && rest.onClose();

  function submit(event: SubmitEvent): void {
    event.preventDefault();
    const isWrong = change.grant.length > 0 && choice.lastDay !== '' && choice.lastDay < tomorrow();
    setIsDayWrong(isWrong);
    if (!isWrong && !rest.isBusy) onSubmit();
  }

  return (
    <Dialog heading={t.chooseTitle(partner.name)} onClose={close}>
      <form class="choose" onSubmit={submit} noValidate>
        <p class="dialog-lead">{t.chooseLead(partner.name)}</p>
        {rest.hasChanged && (
          <Box tone="warn" role="alert">
            <p>{t.hasChanged}</p>
          </Box>
        )}
        <PaymentNote numbers={numbers} partner={partner.name} />
        <NumberList numbers={numbers} choice={choice} partner={partner.name} onChoose={onChoose} />
        {numbers.some(({ permission }) => permission === 'missing') && (
          <EndDate
            lastDay={choice.lastDay}
            problem={isDayWrong ? t.endEarly : undefined}
            onChange={(lastDay) => onChoose({ ...choice, lastDay })}
          />
        )}
        {rest.failure && <Failed failure={rest.failure} />}
        <p class="small" role="status">
          <ChangingText>{countOf(change)}</ChangingText>
        </p>
        <Ways change={change} isBusy={rest.isBusy} onKeep={close} />
      </form>
    </Dialog>
  );
}

/** Beside a withdrawal, to keep everything is the main button. */
function Ways({ change, isBusy, onKeep }: { change: Change; isBusy: boolean; onKeep(): void }) {
  const kind = kindOf(change);
  const keep = (
    <Button look={kind === 'withdraw' ? 'primary' : 'secondary'} onClick={onKeep}>
      {t.keep}
    </Button>
  );
  return (
    <DialogActions>
      {(kind === 'grant' || kind === 'both') && (
        <Button type="submit" look="primary" isBusy={isBusy}>
          {kind === 'grant' ? t.grant(change.grant.length) : t.both}
        </Button>
      )}
      {kind === 'withdraw' && (
        <Button type="submit" look="caution" isBusy={isBusy}>
          {t.withdraw(change.withdraw.length)}
        </Button>
      )}
      {keep}
    </DialogActions>
  );
}

function PaymentNote({ numbers, partner }: { numbers: ConsentChannel[]; partner: string }) {
  const paid = numbers.filter(({ payment }) => payment === 'partner');
  if (paid.length === 0) return null;
  const isFixed = paid.some(({ mayWithdraw }) => !mayWithdraw);
  return (
    <p class="small" id={FIXED_NOTE_ID}>
      {isFixed ? t.fixedNote(partner) : t.paidNote(partner)}
    </p>
  );
}

const countOf = ({ grant, withdraw }: Change): string =>
  grant.length + withdraw.length === 0 ? t.unchanged : t.count(grant.length, withdraw.length);
