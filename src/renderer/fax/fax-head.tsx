import { useLingui } from '@lingui/react';
import type { ReactNode } from 'react';
import type { FaxRow } from '../../shared/fax.ts';
import { PhoneNumber } from '../components/phone-number.tsx';
import {
  fullTime,
  faxPartyTitle,
  faxTitleIsNumber,
  pagesWords,
  recipientsTitle,
  resolutionWords,
} from './fax-words.ts';

/** Who it is from or to, when, and how long it is. */
export function FaxHead({ row }: { readonly row: FaxRow }): ReactNode {
  const { i18n } = useLingui();
  const { direction, from, to, pages, resolution, createdAt, coverText } = row;
  const isInbound = direction === 'inbound';
  const isNumber = isInbound && faxTitleIsNumber(from);
  const title = isInbound ? faxPartyTitle(from, i18n) : recipientsTitle(to, i18n);
  const facts = [
    fullTime(createdAt, i18n.locale),
    pagesWords(pages, i18n),
    resolution === undefined ? undefined : resolutionWords(resolution, i18n),
  ].filter((part) => part !== undefined);
  return (
    <header className="fax-head">
      <h2 id="fax-detail">{isNumber ? <PhoneNumber shown={title} /> : <bdi>{title}</bdi>}</h2>
      {isInbound && !isNumber && from.number !== undefined ? (
        <p>
          <PhoneNumber shown={from.number.shown} />
        </p>
      ) : null}
      <p>{facts.join(' · ')}</p>
      {coverText === undefined || coverText === '' ? null : (
        <p className="fax-cover-text">
          <bdi>{coverText}</bdi>
        </p>
      )}
    </header>
  );
}
