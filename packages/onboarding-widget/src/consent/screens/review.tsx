import type { Change, ChannelId, ChooseQuestion, ConsentChannel } from '@chatelaine/shared';
import { Icon } from '@chatelaine/ui/icon';
import { lastDayOf } from '../last-day.ts';
import { Actions } from '../parts/actions.tsx';
import { ActionButton, SubmitButton } from '../parts/button.tsx';
import { Form } from '../parts/form.tsx';
import { Heading } from '../parts/heading.tsx';
import { NumberRows } from '../parts/number-rows.tsx';
import { Sentence } from '../parts/sentence.tsx';
import * as texts from '../texts/rare-texts.ts';
import { chooseGrant, untilEnds } from '../texts/texts.ts';

interface ReviewProps {
  question: ChooseQuestion;
  change: Change;
  onConfirm(): void;
  /** Returns to the list with every Shared number ticked again. */
  onKeep(): void;
  /** Returns to the list as it is. */
  onBack(): void;
}

/** Shows once more which permissions end, or that a new partner gets all numbers. */
export function Review({ question, change, onConfirm, onKeep, onBack }: ReviewProps) {
  const partnerName = question.partner.name;
  const withdrawn = channelsOf(question, change.withdraw);
  const [first] = withdrawn;
  const title = first
    ? texts.reviewTitleWithdraw(withdrawn.length)
    : texts.reviewTitleAll(question.channels.length, partnerName);
  // The title asks only about the withdrawal. When the change also grants, the label of the button names both acts.
  const ends = change.grant.length > 0 ? texts.chooseBoth : texts.reviewSubmit;
  const submit = first ? ends : chooseGrant(change.grant.length);
  return (
    <Form isGrave onSubmit={onConfirm}>
      <Heading text={title} />
      <Numbers title={texts.reviewWithdraw} channels={withdrawn} />
      {first && (
        <p class="warning">
          <Icon name="warning" />
          <span>
            <Sentence words={texts.reviewWarning(partnerName, withdrawn.length, first.phoneNumber)} />
          </span>
        </p>
      )}
      <Numbers title={texts.reviewGrant} channels={channelsOf(question, change.grant)} />
      {change.expiresAt && <p class="hint">{untilEnds(lastDayOf(change.expiresAt))}</p>}
      <Actions>
        {first ? (
          <ActionButton look="primary" onClick={onKeep}>
            {texts.reviewKeep(withdrawn.length)}
          </ActionButton>
        ) : (
          <ActionButton look="secondary" onClick={onBack}>
            {texts.reviewBack}
          </ActionButton>
        )}
        <SubmitButton isGrave look={first ? 'caution' : 'primary'}>
          {submit}
        </SubmitButton>
      </Actions>
    </Form>
  );
}

function Numbers({ title, channels }: { title: string; channels: ConsentChannel[] }) {
  if (channels.length === 0) return null;
  return (
    <>
      <h2>{title}</h2>
      <NumberRows channels={channels} />
    </>
  );
}

function channelsOf(question: ChooseQuestion, ids: ChannelId[]): ConsentChannel[] {
  return question.channels.filter((channel) => ids.includes(channel.id));
}
