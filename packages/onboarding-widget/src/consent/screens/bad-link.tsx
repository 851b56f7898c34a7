import { Heading } from '../parts/heading.tsx';
import { Reference } from '../parts/reference.tsx';
import * as texts from '../texts/rare-texts.ts';

/** Says that this link leads nowhere. There is no way on: an unknown link must not send anybody anywhere. */
export function BadLink({ body, reference }: { body: string; reference: string | null }) {
  return (
    <>
      <Heading text={texts.badLinkTitle} />
      <p>{body}</p>
      <Reference id={reference} />
    </>
  );
}
