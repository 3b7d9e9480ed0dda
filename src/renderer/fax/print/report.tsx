import { useLingui } from '@lingui/react';
import type { ReactNode } from 'react';
import type { FaxItem, FaxRow, FaxSentTo } from '../../../shared/fax.ts';
import { Facts } from '../../components/facts.tsx';
import { useClock } from '../../use-app-state.ts';
import { faultWords } from '../fault-words.ts';
import { faxPartyTitle, faxTitleIsNumber, fullTime, pagesWords, resolutionWords } from '../fax-words.ts';
import { asOutgoing, phaseTitle } from '../phase-words.ts';
import { statusWords } from '../recipient-words.ts';

type Props = { readonly row: FaxRow; readonly item: FaxItem | undefined };

/** What became of a fax, for the file: whom it reached, when, and under which number it is found again. */
export function Report({ row, item }: Props): ReactNode {
  const { i18n } = useLingui();
  const now = useClock().now();
  const { locale } = i18n;
  const { from, pages, resolution, createdAt, id } = row;
  const fax = item ?? asOutgoing(row);
  return (
    <section className="report">
      <h1>{i18n._({ id: 'report.title', message: 'Fax transmission report' })}</h1>
      <p className="report-result">{fax === undefined ? null : phaseTitle(fax, now, i18n)}</p>
      <Facts
        facts={[
          [i18n._({ id: 'report.from', message: 'From' }), from.number?.shown ?? faxPartyTitle(from, i18n)],
          [
            i18n._({ id: 'fax.written', message: 'Given to Ringside' }),
            item === undefined ? undefined : fullTime(item.writtenAt, locale),
          ],
          [i18n._({ id: 'report.created', message: 'Taken by RingCentral' }), fullTime(createdAt, locale)],
          [
            i18n._({ id: 'report.changed', message: 'Last news' }),
            item === undefined ? undefined : fullTime(item.changedAt, locale),
          ],
          [i18n._({ id: 'fax.pageCount', message: 'Pages' }), pagesWords(pages, i18n)],
          [
            i18n._({ id: 'report.resolution', message: 'Quality' }),
            resolution === undefined ? undefined : resolutionWords(resolution, i18n),
          ],
          [
            i18n._({ id: 'report.attempts', message: 'Attempts from this computer' }),
            item === undefined ? undefined : String(item.attempt),
          ],
          [i18n._({ id: 'report.messageId', message: 'RingCentral message id' }), id],
          [i18n._({ id: 'report.printed', message: 'Printed' }), fullTime(now, locale)],
        ]}
      />
      <ReportTable to={row.to} />
    </section>
  );
}

function ReportTable({ to }: { readonly to: readonly FaxSentTo[] }): ReactNode {
  const { i18n } = useLingui();
  return (
    <table className="report-table">
      <thead>
        <tr>
          <th scope="col">{i18n._({ id: 'report.number', message: 'Number' })}</th>
          <th scope="col">{i18n._({ id: 'report.name', message: 'Name' })}</th>
          <th scope="col">{i18n._({ id: 'report.status', message: 'Result' })}</th>
          <th scope="col">{i18n._({ id: 'report.reason', message: 'Reason' })}</th>
        </tr>
      </thead>
      <tbody>
        {to.map((one, index) => (
          <tr key={`${one.number?.e164 ?? one.shown}-${index}`}>
            <td>
              <bdi dir="ltr">{one.number?.shown ?? one.shown}</bdi>
            </td>
            <td>
              <bdi>{faxTitleIsNumber(one) ? '' : faxPartyTitle(one, i18n)}</bdi>
            </td>
            <td>{statusWords(one.status, i18n)}</td>
            <td>
              {one.status === 'failed'
                ? `${faultWords(one.errorCode, i18n).reason} ${one.errorCode ?? ''}`
                : ''}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
