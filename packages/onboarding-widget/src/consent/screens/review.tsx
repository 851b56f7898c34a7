import type { ChannelId, ConsentChannel } from '@chatelaine/shared';
import type { Change, ChooseQuestion } from '../answer.rule.ts';
import { lastDayOf } from '../last-day.ts';
import { ActionButton, SubmitButton } from '../parts/button.tsx';
import { Form } from '../parts/form.tsx';
import { Heading } from '../parts/heading.tsx';
import { PhoneNumber } from '../parts/phone-number.tsx';
import { Sentence } from '../parts/sentence.tsx';
import * as texts from '../texts/rare-texts.ts';
import { chooseGrant, untilEnds } from '../texts/texts.ts';

interface ReviewProps {
  question: ChooseQuestion;
  change: Change;
  onConfirm(): void;
  onBack(): void;
}

/** Shows once more which permissions end, or that a new partner gets all numbers. */
export function Review({ question, change, onConfirm, onBack }: ReviewProps) {
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
      <Numbers title={texts.reviewGrant} channels={channelsOf(question, change.grant)} />
      {change.expiresAt && <p class="hint">{untilEnds(lastDayOf(change.expiresAt))}</p>}
      {first && (
        <p class="note">
          <Sentence words={texts.reviewWarning(partnerName, withdrawn.length, first.phoneNumber)} />
        </p>
      )}
      <div class="actions">
        <SubmitButton isGrave>{submit}</SubmitButton>
        <ActionButton look="secondary" onClick={onBack}>
          {texts.reviewBack}
        </ActionButton>
      </div>
    </Form>
  );
}

function Numbers({ title, channels }: { title: string; channels: ConsentChannel[] }) {
  if (channels.length === 0) return null;
  return (
    <>
      <h2>{title}</h2>
      <ul class="plain">
        {channels.map((channel) => (
          <li key={channel.id}>
            <PhoneNumber value={channel.phoneNumber} />
            {channel.name && ` · ${channel.name}`}
          </li>
        ))}
      </ul>
    </>
  );
}

function channelsOf(question: ChooseQuestion, ids: ChannelId[]): ConsentChannel[] {
  return question.channels.filter((channel) => ids.includes(channel.id));
}
