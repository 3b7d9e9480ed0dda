import { useLingui } from '@lingui/react';
import type { I18n } from '@lingui/core';
import { type ReactNode, useState } from 'react';
import type { ExportFormat, ExportState, ExportWhat } from '../../shared/keeping.ts';
import { Button } from '../components/button.tsx';
import { Choices } from '../components/choices.tsx';
import { useAppState, useSend } from '../use-app-state.ts';

/** Calls and notes as a file for other programs. */
export function ExportData(): ReactNode {
  const { i18n } = useLingui();
  const send = useSend();
  const state = useAppState(({ keeping }) => keeping.export);
  const [what, setWhat] = useState<ExportWhat>('calls');
  const [format, setFormat] = useState<ExportFormat>('csv');
  const isBusy = state.phase === 'asking' || state.phase === 'writing';
  return (
    <section aria-labelledby="export-data">
      <h3 id="export-data">{i18n._({ id: 'data.export', message: 'Export' })}</h3>
      <Choices
        label={i18n._({ id: 'data.exportWhat', message: 'What' })}
        value={what}
        onChange={setWhat}
        choices={[
          { value: 'calls', label: i18n._({ id: 'data.exportCalls', message: 'Calls, with their notes' }) },
          { value: 'notes', label: i18n._({ id: 'data.exportNotes', message: 'All notes' }) },
        ]}
      />
      <Choices
        label={i18n._({ id: 'data.exportFormat', message: 'As' })}
        value={format}
        onChange={setFormat}
        choices={[
          { value: 'csv', label: i18n._({ id: 'data.csv', message: 'Table (CSV)' }) },
          { value: 'json', label: i18n._({ id: 'data.json', message: 'JSON' }) },
        ]}
      />
      <div className="setting-buttons">
        {isBusy ? (
          <Button onPress={() => send.cancelExport()}>
            {i18n._({ id: 'data.cancelExport', message: 'Stop the export' })}
          </Button>
        ) : (
          <Button onPress={() => send.exportKept(what, format)}>
            {i18n._({ id: 'data.exportNow', message: 'Export…' })}
          </Button>
        )}
      </div>
      <Progress state={state} />
    </section>
  );
}

function Progress({ state }: { readonly state: ExportState }): ReactNode {
  const { i18n } = useLingui();
  const words = exportWords(state, i18n);
  return (
    <>
      {state.phase === 'writing' ? (
        <progress
          max={Math.max(1, state.total)}
          value={state.done}
          aria-label={i18n._({ id: 'data.exportProgress', message: 'Export' })}
        />
      ) : null}
      <p className="setting-effect" role="status">
        {words}
      </p>
    </>
  );
}

function exportWords(state: ExportState, i18n: I18n): string {
  const number = new Intl.NumberFormat(i18n.locale);
  switch (state.phase) {
    case 'none':
      return i18n._({ id: 'data.exportHint', message: 'The file can be read by whoever gets it.' });
    case 'asking':
      return i18n._({ id: 'data.exportAsking', message: 'Choose a place for the file.' });
    case 'writing':
      return i18n._({
        id: 'data.exportWriting',
        message: '{done} of {total} written',
        // Said in tenths, so that a screen reader is not flooded.
        values: { done: number.format(tenth(state)), total: number.format(state.total) },
      });
    case 'saved':
      return i18n._({
        id: 'data.exportSaved',
        message:
          '{count, plural, one {# entry was written to {file}.} other {# entries were written to {file}.}}',
        values: { count: state.count, file: `\u2068${state.file}\u2069` },
      });
    case 'cancelled':
      return i18n._({ id: 'data.exportCancelled', message: 'Nothing was written.' });
    case 'failed':
      return i18n._({
        id: 'data.exportFailed',
        message: 'The file could not be written there. Choose another folder, or free some room on the disk.',
      });
  }
}

function tenth({ done, total }: { readonly done: number; readonly total: number }): number {
  const step = Math.max(1, Math.floor(total / 10));
  return done === total ? done : Math.floor(done / step) * step;
}
