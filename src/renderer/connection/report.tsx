import { useLingui } from '@lingui/react';
import type { I18n } from '@lingui/core';
import { type ReactNode, useState } from 'react';
import type { ReportState } from '../../shared/inspection.ts';
import { Button } from '../components/button.tsx';
import { useAppState, useCompanion, useSend } from '../use-app-state.ts';

/** One file with all that helps, where the person wants it. */
export function SaveReport(): ReactNode {
  const { i18n } = useLingui();
  const report = useAppState((state) => state.report);
  const send = useSend();
  return (
    <>
      <div className="connection-buttons">
        <Button look="accent" disabled={report.phase === 'saving'} onPress={() => send.saveReport()}>
          {i18n._({ id: 'report.save', message: 'Save a report…' })}
        </Button>
        <Diagnostics />
      </div>
      <p className="report-state" role="status">
        {reportWords(report, i18n)}
      </p>
    </>
  );
}

function reportWords(report: ReportState, i18n: I18n): string {
  switch (report.phase) {
    case 'none':
      return i18n._({
        id: 'report.none',
        message:
          'A text file with these lists, the settings and the end of the log. It stays on this computer until you send it.',
      });
    case 'saving':
      return i18n._({ id: 'report.saving', message: 'Saving…' });
    case 'saved':
      return i18n._({
        id: 'report.saved',
        message: 'Saved as {file}. It stays on this computer until you send it.',
        values: { file: report.file },
      });
    case 'failed':
      return i18n._({
        id: 'report.failed',
        message: 'The report could not be saved there. Another folder may do.',
      });
  }
}

/** Plain text without personal data; selected at once, so that it can be copied. */
export function Diagnostics(): ReactNode {
  const { i18n } = useLingui();
  const companion = useCompanion();
  const [text, setText] = useState<string>();
  const show = (): void => {
    companion.ask.diagnostics().then(setText, () => setText(''));
  };
  if (text === undefined) {
    return (
      <Button onPress={show}>{i18n._({ id: 'connection.diagnostics', message: 'Show diagnostics' })}</Button>
    );
  }
  return (
    <textarea
      className="diagnostics selectable scroll"
      dir="ltr"
      readOnly
      rows={10}
      aria-label={i18n._({ id: 'connection.diagnosticsName', message: 'Diagnostics' })}
      value={text}
      onFocus={(event) => event.currentTarget.select()}
    />
  );
}
