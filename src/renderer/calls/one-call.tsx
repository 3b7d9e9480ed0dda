import { useLingui } from '@lingui/react';
import type { I18n } from '@lingui/core';
import { type ReactNode, useState } from 'react';
import type { CallLeg } from '../../shared/call-facts.ts';
import type { PastCallRow } from '../../shared/past-calls.ts';
import { lineWords } from '../call-words.ts';
import { Button } from '../components/button.tsx';
import { Facts } from '../components/facts.tsx';
import { clockTime, daysBefore, duration } from '../times.ts';
import { useDay } from '../use-day.ts';
import { useSend } from '../use-app-state.ts';
import { momentWords } from '../when-words.ts';
import { CallPeople } from '../people/call-people.tsx';
import { CallLegs } from './call-legs.tsx';
import { NoteOfCall } from './note-of-call.tsx';
import { followUpWords, isOpen, outcomeWords } from './past-call-words.ts';
import { RowIcon } from './call-row.tsx';
import { RecordingPlayer } from './recording/recording-player.tsx';
import { useRecording } from './recording/use-recording.ts';
import { usePastCall } from './use-past-call.ts';

type Props = {
  readonly row: PastCallRow;
  /** The newest of its row has its note above them all. */
  readonly isNewest: boolean;
};

/** One call: how it ended and went on, what is known of it, its way, its recordings and its note. */
export function OneCall({ row, isNewest }: Props): ReactNode {
  const { i18n } = useLingui();
  const now = useDay();
  const detail = usePastCall(row.key);
  const [notes, setNotes] = useState(false);
  const { followUp, recordings, hasNote, key } = row;
  return (
    <article className="detail-call">
      <h3 className={isOpen(row) ? 'detail-missed' : ''}>
        <RowIcon row={row} />
        {headline(row, i18n)}
      </h3>
      {followUp === undefined ? null : (
        <p className="detail-follow-up">{followUpWords(followUp, now, i18n)}</p>
      )}
      <Facts facts={factsOf(row, now, i18n)} />
      {recordings.map(({ id }) => (
        <Recording key={id} id={id} seconds={row.talkedSeconds} />
      ))}
      {hasWay(detail?.legs) ? <CallLegs legs={detail?.legs ?? []} /> : null}
      {hasWay(detail?.legs) ? <CallPeople callKey={row.key} /> : null}
      {isNewest ? null : hasNote || notes ? (
        <NoteOfCall of={{ kind: 'call', key }} />
      ) : (
        <Button size="small" className="note-add" onPress={() => setNotes(true)}>
          {i18n._({ id: 'note.add', message: 'Add a note' })}
        </Button>
      )}
    </article>
  );
}

function Recording({
  id,
  seconds,
}: {
  readonly id: string;
  readonly seconds: number | undefined;
}): ReactNode {
  const send = useSend();
  const fetch = useRecording(id);
  return <RecordingPlayer seconds={seconds} fetch={fetch} save={() => send.saveRecording(id)} />;
}

/** A single leg says nothing that the facts do not say, but who acted for whom. */
function hasWay(legs: readonly CallLeg[] | undefined): boolean {
  return legs !== undefined && (legs.length > 1 || legs.some(({ delegate }) => delegate !== undefined));
}

function headline(row: PastCallRow, i18n: I18n): string {
  if (row.ending.kind !== 'answered-here') return outcomeWords(row, i18n);
  return row.direction === 'inbound'
    ? i18n._({ id: 'detail.incoming', message: 'Incoming call' })
    : i18n._({ id: 'detail.outgoing', message: 'Outgoing call' });
}

type Fact = readonly [name: string, value: string | undefined];

function factsOf(row: PastCallRow, now: number, i18n: I18n): readonly Fact[] {
  const { locale } = i18n;
  const { startedAt, line, direction, rangSeconds, talkedSeconds, takenAfterSeconds, ending, handledAt } =
    row;
  const seconds = (value: number | undefined): string | undefined =>
    value === undefined ? undefined : duration(value * 1000, locale);
  const isTaken = ending.kind === 'answered-here' || ending.kind === 'answered-elsewhere';
  return [
    [i18n._({ id: 'detail.started', message: 'Started' }), startWords(startedAt, now, locale)],
    [
      direction === 'inbound'
        ? i18n._({ id: 'detail.to', message: 'Line' })
        : i18n._({ id: 'detail.from', message: 'Called from' }),
      line === undefined ? undefined : lineWords(line, i18n),
    ],
    [
      i18n._({ id: 'detail.rang', message: 'Rang for' }),
      seconds(isTaken ? (takenAfterSeconds ?? rangSeconds) : rangSeconds),
    ],
    [i18n._({ id: 'detail.talked', message: 'Talked for' }), seconds(talkedSeconds)],
    [
      i18n._({ id: 'detail.device', message: 'Answered on' }),
      ending.kind === 'answered-here' ? ending.device : undefined,
    ],
    [i18n._({ id: 'detail.transferredTo', message: 'Handed over to' }), row.transferredTo],
    [
      i18n._({ id: 'detail.handled', message: 'Done' }),
      handledAt === undefined ? undefined : momentWords(handledAt, now, locale),
    ],
  ];
}

/** The time today; day and time before that, so that nobody has to look for the heading. */
function startWords(at: number, now: number, locale: string): string {
  if (daysBefore(at, now) <= 0) return clockTime(at, locale);
  const isThisYear = new Date(at).getFullYear() === new Date(now).getFullYear();
  return new Intl.DateTimeFormat(locale, {
    ...{ weekday: 'short', day: 'numeric', month: 'short', hour: 'numeric', minute: '2-digit' },
    ...(isThisYear ? {} : { year: 'numeric' }),
  }).format(at);
}
