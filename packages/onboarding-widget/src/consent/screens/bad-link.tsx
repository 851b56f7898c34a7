import { Heading } from '../parts/heading.tsx';
import { Reference } from '../parts/reference.tsx';
import * as texts from '../texts/rare-texts.ts';

/** Says that this link is not valid. The screen has no next step, because an unknown link must not redirect anybody. */
export function BadLink({ body, reference }: { body: string; reference: string | null }) {
  return (
    <>
      <Heading text={texts.badLinkTitle} />
      <p>{body}</p>
      <Reference id={reference} />
    </>
  );
}
