import { CopyButton } from '@chatelaine/ui/copy-button';
import { useRef } from 'preact/hooks';
import { Section } from '../../parts/section.tsx';
import * as t from '../../texts/en/integration.ts';

const WORDS = { copy: t.copy, copied: t.copied, copyYourself: t.copyYourself };

/** Shows the id of the partner, to be copied. */
export function PartnerIdSection({ id }: { id: string }) {
  const text = useRef<HTMLElement>(null);
  return (
    <Section title={t.partnerId} text={t.partnerIdText}>
      <p class="partner-id">
        <code ref={text}>{id}</code>
        <CopyButton
          text={id}
          words={WORDS}
          selectText={() => text.current && getSelection()?.selectAllChildren(text.current)}
        />
      </p>
    </Section>
  );
}
