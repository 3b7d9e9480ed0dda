import { useLingui } from '@lingui/react';
import type { ReactNode } from 'react';
import type { InspectionEntry } from '../../shared/inspection.ts';
import { preciseTime } from '../times.ts';
import { detailsOf, isBad, resultWords, subjectOf } from './entry-words.ts';

/** When, how it went, what it was; what else is known below. Paths and ids read from the left in any language. */
export function TraceRow({ entry }: { readonly entry: InspectionEntry }): ReactNode {
  const { i18n } = useLingui();
  const details = detailsOf(entry, i18n);
  return (
    <div className={`trace-row ${isBad(entry) ? 'trace-row-bad' : ''}`}>
      <time className="trace-time" dateTime={new Date(entry.at).toISOString()}>
        {preciseTime(entry.at, i18n.locale)}
      </time>
      <span className="trace-result">{resultWords(entry, i18n)}</span>
      <bdi dir="ltr" className="trace-subject">
        {subjectOf(entry)}
      </bdi>
      {details.length === 0 ? null : (
        <span className="trace-details">
          {details.map((detail) => (
            <bdi key={detail}>{detail}</bdi>
          ))}
        </span>
      )}
    </div>
  );
}
