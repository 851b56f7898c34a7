import { usePage } from '../page.tsx';
import { Heading } from '../parts/heading.tsx';

/** Says that this link leads nowhere. There is no way on: an unknown link must not send anybody anywhere. */
export function BadLink({ body, reference }: { body: string; reference: string | null }) {
  const { texts } = usePage();
  return (
    <>
      <Heading text={texts.badLink.title} />
      <p>{body}</p>
      {reference !== null && <p class="hint">{texts.reference(reference)}</p>}
    </>
  );
}
