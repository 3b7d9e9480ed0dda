import { useLingui } from '@lingui/react';
import type { ReactNode } from 'react';
import type { FaxItem } from '../../shared/fax.ts';
import type { Route } from '../../shared/route.ts';
import { useClock } from '../use-app-state.ts';
import { bytesWords, percentSent } from './fax-words.ts';
import { LateTwin } from './late-twin.tsx';
import { MoveButtons } from './move-buttons.tsx';
import type { Known } from './next-moves.ts';
import { phaseSentence } from './phase-sentences.ts';
import { asOutgoing, type Outgoing, phaseTitle } from './phase-words.ts';
import { Question } from './question.tsx';
import { Recipients } from './recipients.tsx';
import { StepLine } from './step-line.tsx';

type Props = Known & { readonly go: (route: Route) => void };

/** Where a fax that goes out stands, whom it reached, and what can be done about it. */
export function FaxStatus({ item, row, go }: Props): ReactNode {
  const { i18n } = useLingui();
  const now = useClock().now();
  const fax: Outgoing | undefined = item ?? (row === undefined ? undefined : asOutgoing(row));
  if (fax === undefined) return null;
  const sentence = phaseSentence(fax, i18n);
  const to = row?.to ?? fax.to;
  return (
    <div className="fax-status">
      {item?.twinFaxId === undefined ? null : <LateTwin item={item} go={go} />}
      {fax.phase === 'ask' && item !== undefined ? (
        <Question item={item} />
      ) : (
        <h3 className={`fax-phase fax-phase-${fax.phase}`}>{phaseTitle(fax, now, i18n)}</h3>
      )}
      {sentence === undefined ? null : <p className="fax-says">{sentence}</p>}
      {item?.problem === undefined ? null : <Refusal problem={item.problem} />}
      {isUnderWay(fax.phase) || item !== undefined ? <StepLine phase={fax.phase} /> : null}
      {item?.phase === 'uploading' ? <UploadBar item={item} /> : null}
      <Attempt item={item} />
      <Recipients to={to} />
      <MoveButtons item={item} row={row} />
    </div>
  );
}

function isUnderWay(phase: FaxItem['phase']): boolean {
  return phase === 'queued' || phase === 'sending';
}

function UploadBar({ item }: { readonly item: FaxItem }): ReactNode {
  const { i18n } = useLingui();
  const { bytes, bytesSent } = item;
  const values = { sent: bytesWords(bytesSent, i18n.locale), all: bytesWords(bytes, i18n.locale) };
  return (
    <div className="fax-upload">
      <progress
        className="fax-progress"
        max={100}
        value={percentSent(bytesSent, bytes)}
        aria-label={i18n._({ id: 'faxStep.upload', message: 'Upload' })}
      />
      <p>{i18n._({ id: 'fax.bytesSent', message: '{sent} of {all}', values })}</p>
    </div>
  );
}

function Attempt({ item }: { readonly item: FaxItem | undefined }): ReactNode {
  const { i18n } = useLingui();
  if (item === undefined || item.attempt < 2) return null;
  return (
    <p className="fax-says">
      {i18n._({ id: 'fax.attempt', message: 'Attempt {count}', values: { count: item.attempt } })}
    </p>
  );
}

/** What the platform said, as it said it, and the number under which its support finds it. */
function Refusal({ problem }: { readonly problem: NonNullable<FaxItem['problem']> }): ReactNode {
  const { i18n } = useLingui();
  const { code, text, requestId } = problem;
  return (
    <div className="fax-refusal">
      {text === undefined ? null : (
        <p>
          <bdi>{text}</bdi>
        </p>
      )}
      <p className="fax-says">
        {code === undefined ? null : (
          <bdi dir="ltr" className="mono">
            {code}
          </bdi>
        )}{' '}
        {requestId === undefined ? null : (
          <>
            {i18n._({ id: 'problem.request', message: 'Request id' })}{' '}
            <bdi dir="ltr" className="mono">
              {requestId}
            </bdi>
          </>
        )}
      </p>
    </div>
  );
}
