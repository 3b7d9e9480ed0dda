import type { ReactNode } from 'react';
import { elapsed } from '../times.ts';
import { useElapsed } from '../use-elapsed.ts';

type Props = {
  /** Server time, ms since the epoch. */
  readonly since: number;
  /** Server time minus local time in ms. */
  readonly offset: number;
  readonly name: string;
};

/** Counts up from `since`; readable by a screen reader on request, never announced by itself. */
export function SpokenTimer({ since, offset, name }: Props): ReactNode {
  const passed = useElapsed(since, offset);
  return (
    <span role="timer" aria-live="off" aria-label={`${name} ${elapsed(passed)}`} className="timer">
      <bdi dir="ltr">{elapsed(passed)}</bdi>
    </span>
  );
}
