import './skeleton.css';
import { loading } from '../texts/en/frame.ts';

/** Shows the shape of the rows that are on their way. Screen readers hear that something is loading. */
export function Skeleton({ rows = 4 }: { rows?: number }) {
  return (
    <div class="skeleton" role="status">
      <span class="unseen">{loading}</span>
      {Array.from({ length: rows }, (_, at) => (
        <span key={at} class="skeleton-row" />
      ))}
    </div>
  );
}
