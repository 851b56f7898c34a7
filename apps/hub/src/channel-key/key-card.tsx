import './number-keys.css';
import type { ChannelDetails } from '@chatelaine/shared';
import { Box } from '../parts/box.tsx';
import * as t from '../texts/en/generate-key.ts';
import { GenerateKey } from './generate-key.tsx';
import { KeyInForceLine } from './number-keys.tsx';

/** Shows the key in force of a number, and the button that generates another one. */
export function KeyCard({ channel }: { channel: ChannelDetails }) {
  return (
    <Box>
      <div class="key-card">
        <div class="key-card-now">
          <h2>{t.inForce}</h2>
          <KeyInForceLine channel={channel} />
        </div>
        <GenerateKey channel={channel} verdict={channel.createKey} />
      </div>
    </Box>
  );
}
