import { useLingui } from '@lingui/react';
import { type ReactNode, useState } from 'react';
import type { PastCallRow } from '../../shared/past-calls.ts';
import type { PartyNote } from '../../shared/call-note.ts';
import type { Route } from '../../shared/route.ts';
import { NoteOfCall } from '../calls/note-of-call.tsx';
import { Segments } from '../components/segments.tsx';
import { Skeleton } from '../components/skeleton.tsx';
import { RecordedCall, RecordedNote } from './recorded-rows.tsx';
import { useRecord } from './use-record.ts';

type Props = { readonly keys: readonly string[]; readonly go: (route: Route) => void };

type Entry =
  | { readonly kind: 'call'; readonly at: number; readonly row: PastCallRow }
  | { readonly kind: 'note'; readonly at: number; readonly note: PartyNote };

/** Calls and notes with whoever has these numbers, newest first, and a note on them. */
export function PartyRecord({ keys, go }: Props): ReactNode {
  const { i18n } = useLingui();
  const [show, setShow] = useState<'all' | 'calls' | 'notes'>('all');
  const record = useRecord(keys);
  const [first] = keys;
  const entries = entriesOf(record, show);
  return (
    <section className="person-record" aria-labelledby="person-record">
      {first === undefined ? null : <NoteOfCall of={{ kind: 'party', partyKey: first }} />}
      <h3 id="person-record">{i18n._({ id: 'record.heading', message: 'Calls and notes' })}</h3>
      <Segments
        name={i18n._({ id: 'record.show', message: 'What to show' })}
        segments={[
          { value: 'all', label: i18n._({ id: 'record.all', message: 'All' }) },
          { value: 'calls', label: i18n._({ id: 'record.calls', message: 'Calls' }) },
          { value: 'notes', label: i18n._({ id: 'record.notes', message: 'Notes' }) },
        ]}
        value={show}
        onChange={setShow}
      />
      {record === undefined ? (
        <Skeleton words={i18n._({ id: 'record.loading', message: 'Loading calls…' })} rows={3} />
      ) : entries.length === 0 ? (
        <p className="person-no-numbers">
          {show === 'notes'
            ? i18n._({ id: 'record.noNotes', message: 'No notes about calls yet.' })
            : i18n._({ id: 'record.nothing', message: 'No calls yet.' })}
        </p>
      ) : (
        <ol className="record-list">
          {entries.map((entry) =>
            entry.kind === 'call' ? (
              <RecordedCall key={entry.row.id} row={entry.row} go={go} />
            ) : (
              <RecordedNote key={`note ${entry.at}`} note={entry.note} go={go} />
            ),
          )}
        </ol>
      )}
    </section>
  );
}

function entriesOf(record: ReturnType<typeof useRecord>, show: 'all' | 'calls' | 'notes'): readonly Entry[] {
  if (record === undefined) return [];
  const calls = record.calls.map((row): Entry => ({ kind: 'call', at: row.startedAt, row }));
  // The note on themselves has a field of its own.
  const notes = record.notes
    .filter(({ of }) => of.kind === 'call')
    .map((note): Entry => ({ kind: 'note', at: note.callStartedAt ?? note.changedAt, note }));
  const wanted = show === 'calls' ? calls : show === 'notes' ? notes : [...calls, ...notes];
  return wanted.toSorted((one, other) => other.at - one.at);
}
