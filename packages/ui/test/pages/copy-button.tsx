import { useRef, useState } from 'preact/hooks';
import { CopyButton } from '../../src/copy-button/copy-button.tsx';
import { show, words } from './show.tsx';

const WORDS = {
  copy: words('Copy link', 'Zwischenablagenübertragungsschaltfläche'),
  copied: words('Link copied.', 'Zwischenablagenübertragungserfolgsmeldung'),
  copyYourself: 'Your browser did not let us copy it. It is selected: copy it yourself.',
};
const LINK = 'https://example.org/permission?request=1';

function Links() {
  const field = useRef<HTMLInputElement>(null);
  const [copies, setCopies] = useState(0);
  return (
    <>
      <p>
        <label>
          Link <input ref={field} readOnly value={LINK} size={20} />
        </label>
      </p>
      <CopyButton
        text={LINK}
        words={WORDS}
        selectText={() => {
          field.current?.focus();
          field.current?.select();
        }}
        onCopied={() => setCopies(copies + 1)}
      />
      <output>{copies}</output>
    </>
  );
}

show('A link', Links);
