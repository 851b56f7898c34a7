import { useState } from 'preact/hooks';
import { Button } from '../../src/button/button.tsx';
import { show } from './show.tsx';

function Forms() {
  const [sent, setSent] = useState(0);
  const [isBusy, setIsBusy] = useState(false);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        setSent(sent + 1);
        setIsBusy(true);
      }}
    >
      <label>
        Name <input />
      </label>
      <Button type="submit" look="primary" isBusy={isBusy}>
        Send
      </Button>
      <output>{sent}</output>
    </form>
  );
}

show('A form', Forms);
