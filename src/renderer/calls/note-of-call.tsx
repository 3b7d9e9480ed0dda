import { useLingui } from '@lingui/react';
import { type ReactNode, useEffect, useState } from 'react';
import { type CallNote, longestNote, type NoteOf } from '../../shared/call-note.ts';
import { type KeptNote, NoteField } from '../components/note-field.tsx';
import { useAppState, useCompanion, useSend } from '../use-app-state.ts';

type Props = {
  readonly of: NoteOf;
  /** "Note about this call" or "Note", as the place needs it. */
  readonly label?: string;
};

/** The note of a call or of a person, wherever it is shown: it is one and the same, and saves itself. */
export function NoteOfCall({ of, label }: Props): ReactNode {
  const { i18n } = useLingui();
  const send = useSend();
  const kept = useNote(of);
  const words =
    of.kind === 'call'
      ? i18n._({ id: 'note.ofCall', message: 'Note about this call' })
      : i18n._({ id: 'note.ofPerson', message: 'Note' });
  return (
    <NoteField
      key={nameOf(of)}
      label={label ?? words}
      kept={kept}
      most={longestNote}
      write={(text) => send.writeNote(of, text)}
      placeholder={i18n._({ id: 'note.placeholder', message: 'What was said, what to do' })}
    />
  );
}

const noNote: KeptNote = { text: '', changedAt: undefined, saved: true };

function useNote(of: NoteOf): KeptNote | undefined {
  const { ask } = useCompanion();
  const version = useAppState((state) => state.pastCalls.version);
  const [found, setFound] = useState<{ readonly name: string; readonly note: CallNote | undefined }>();
  const name = nameOf(of);
  const [kind, key] = of.kind === 'call' ? (['call', of.key] as const) : (['party', of.partyKey] as const);
  useEffect(() => {
    let isOver = false;
    ask.note(kind === 'call' ? { kind, key } : { kind, partyKey: key }).then(
      (note) => (isOver ? undefined : setFound({ name: `${kind} ${key}`, note })),
      () => undefined,
    );
    return () => {
      isOver = true;
    };
  }, [ask, key, kind, version]);
  if (found?.name !== name) return undefined;
  return found.note ?? noNote;
}

function nameOf(of: NoteOf): string {
  return of.kind === 'call' ? `call ${of.key}` : `party ${of.partyKey}`;
}
