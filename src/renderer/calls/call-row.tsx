import { useLingui } from '@lingui/react';
import AudioLines from 'lucide-react/icons/audio-lines';
import Ban from 'lucide-react/icons/ban';
import Bell from 'lucide-react/icons/bell';
import CircleCheck from 'lucide-react/icons/circle-check';
import Square from 'lucide-react/icons/square';
import SquareCheck from 'lucide-react/icons/square-check';
import StickyNote from 'lucide-react/icons/sticky-note';
import { memo, type ReactNode, useEffect } from 'react';
import type { CallFold, PastCallRow } from '../../shared/past-calls.ts';
import { partyTitle, titleIsNumber } from '../call-words.ts';
import { MarkedText } from '../components/marked-text.tsx';
import { OutcomeIcon } from '../components/outcome-icon.tsx';
import { clockTime } from '../times.ts';
import { isOpen, outcomeLine } from './past-call-words.ts';

type Props = {
  readonly fold: CallFold;
  readonly at: number;
  /** What was looked for. */
  readonly found: string;
  /** Midnight of today; the list knows it, so that not every row of it waits for tomorrow. */
  readonly today: number;
  /** While several are being chosen together: whether this one is. */
  readonly mark: 'on' | 'off' | undefined;
  readonly need: (at: number) => void;
};

/**
 * One call, or several in a row with the same person, the same way and with the same end. While the list is scrolled,
 * only rows that come into view are drawn.
 */
export const CallRow = memo(function CallRow(props: Props): ReactNode {
  const { at, found, today, mark, need } = props;
  const { calls } = props.fold;
  const { i18n } = useLingui();
  useEffect(() => {
    need(at);
  }, [at, need]);
  const newest = calls[0];
  if (newest === undefined) return null;
  const name = partyTitle(newest.party, i18n);
  const isNumber = titleIsNumber(newest.party);
  const marked = <MarkedText text={name} found={found} />;
  return (
    <div className={`call-row ${calls.some(isOpen) ? 'call-row-missed' : ''}`}>
      {mark === undefined ? <RowIcon row={newest} /> : <MarkBox mark={mark} />}
      <p className="row-name" title={name}>
        {isNumber ? (
          <bdi dir="ltr" className="phone-number">
            {marked}
          </bdi>
        ) : (
          <bdi>{marked}</bdi>
        )}
        {calls.length > 1 ? <span className="row-count">{` (${calls.length})`}</span> : null}
      </p>
      <time className="row-time" dateTime={new Date(newest.startedAt).toISOString()}>
        {clockTime(newest.startedAt, i18n.locale)}
      </time>
      <p className="row-outcome">
        <MarkedText text={outcomeLine(newest, today, i18n)} found={found} />
        <RowMarks calls={calls} />
      </p>
    </div>
  );
});

/** The list says by itself which rows are selected. */
function MarkBox({ mark }: { readonly mark: 'on' | 'off' }): ReactNode {
  const Box = mark === 'on' ? SquareCheck : Square;
  return <Box className={`mark-box mark-box-${mark}`} size="1.25em" aria-hidden="true" data-mark />;
}

export function RowIcon({ row: { reason, direction, ending } }: { readonly row: PastCallRow }): ReactNode {
  if (reason === 'blocked') return <Ban size="1.25em" aria-hidden="true" />;
  return <OutcomeIcon direction={direction} ending={ending} />;
}

/** What else there is of these calls. */
function RowMarks({ calls }: { readonly calls: readonly PastCallRow[] }): ReactNode {
  const { i18n } = useLingui();
  const isDone = calls.every(({ handledAt }) => handledAt !== undefined);
  const reminder = calls.find((row) => row.reminder !== undefined && row.reminder.state !== 'done');
  return (
    <span className="row-marks">
      {isDone ? (
        <Mark icon={<CircleCheck size="1em" />} words={i18n._({ id: 'row.done', message: 'Done' })} />
      ) : null}
      {reminder === undefined ? null : (
        <Mark icon={<Bell size="1em" />} words={i18n._({ id: 'row.reminder', message: 'To call back' })} />
      )}
      {calls.some(({ recordings }) => recordings.length > 0) ? (
        <Mark icon={<AudioLines size="1em" />} words={i18n._({ id: 'row.recorded', message: 'Recorded' })} />
      ) : null}
      {calls.some(({ hasNote }) => hasNote) ? (
        <Mark icon={<StickyNote size="1em" />} words={i18n._({ id: 'row.noted', message: 'With a note' })} />
      ) : null}
    </span>
  );
}

function Mark({ icon, words }: { readonly icon: ReactNode; readonly words: string }): ReactNode {
  return (
    <span className="row-mark" title={words}>
      <span aria-hidden="true">{icon}</span>
      <span className="visually-hidden">{words}</span>
    </span>
  );
}
