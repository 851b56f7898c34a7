import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { Unsaved } from './unsaved.tsx';

interface AskedDraftProps {
  /** True while another step of the dialog is shown. The form keeps what the person typed. */
  isHidden?: boolean;
  /** The form. */
  children: ComponentChildren;
}

/** A form in a dialog. Who leaves the screen after typing into it is asked before the draft is lost. */
export function AskedDraft({ isHidden = false, children }: AskedDraftProps) {
  const [isChanged, setIsChanged] = useState(false);
  return (
    <>
      <div hidden={isHidden} onInput={() => setIsChanged(true)}>
        {children}
      </div>
      <Unsaved isOn={isChanged} />
    </>
  );
}
