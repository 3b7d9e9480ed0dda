import { useLingui } from '@lingui/react';
import Check from 'lucide-react/icons/check';
import Circle from 'lucide-react/icons/circle';
import CircleQuestionMark from 'lucide-react/icons/circle-question-mark';
import Send from 'lucide-react/icons/send';
import X from 'lucide-react/icons/x';
import type { ReactNode } from 'react';
import type { FaxRecipientStatus, FaxSentTo } from '../../shared/fax.ts';
import { PhoneNumber } from '../components/phone-number.tsx';
import { faultWords } from './fault-words.ts';
import { faxPartyTitle, faxTitleIsNumber } from './fax-words.ts';
import { statusWords } from './recipient-words.ts';

/** Everybody it goes to, each with what became of it there, and what helps where it failed. */
export function Recipients({ to }: { readonly to: readonly FaxSentTo[] }): ReactNode {
  const { i18n } = useLingui();
  return (
    <ul className="fax-reached" aria-label={i18n._({ id: 'fax.recipients', message: 'Recipients' })}>
      {to.map((one, index) => (
        <Recipient key={`${one.number?.e164 ?? one.shown}-${index}`} one={one} />
      ))}
    </ul>
  );
}

function Recipient({ one }: { readonly one: FaxSentTo }): ReactNode {
  const { i18n } = useLingui();
  const isNumber = faxTitleIsNumber(one);
  const fault = one.status === 'failed' ? faultWords(one.errorCode, i18n) : undefined;
  return (
    <li className={`fax-reached-one fax-reached-${one.status}`}>
      <StatusMark status={one.status} />
      <span className="fax-reached-who">
        {isNumber ? (
          <PhoneNumber shown={faxPartyTitle(one, i18n)} />
        ) : (
          <>
            <bdi>{faxPartyTitle(one, i18n)}</bdi>
            {one.number === undefined ? null : (
              <span className="fax-reached-number">
                <PhoneNumber shown={one.number.shown} />
              </span>
            )}
          </>
        )}
      </span>
      <span className="fax-reached-status">{statusWords(one.status, i18n)}</span>
      {fault === undefined ? null : (
        <p className="fax-reached-fault">
          {fault.reason} {fault.advice}{' '}
          {one.errorCode === undefined ? null : (
            <bdi dir="ltr" className="mono">
              {one.errorCode}
            </bdi>
          )}
        </p>
      )}
    </li>
  );
}

const look = { size: '1.25em', 'aria-hidden': true, className: 'fax-reached-mark' } as const;

/** Shapes that differ without colour; the word at the end of the line says the same. */
function StatusMark({ status }: { readonly status: FaxRecipientStatus }): ReactNode {
  switch (status) {
    case 'waiting':
      return <Circle {...look} />;
    case 'sending':
      return <Send {...look} className="fax-reached-mark mirrors" />;
    case 'sent':
      return <Check {...look} />;
    case 'failed':
      return <X {...look} />;
    case 'unknown':
      return <CircleQuestionMark {...look} />;
  }
}
