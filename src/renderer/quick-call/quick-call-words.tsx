import { useLingui } from '@lingui/react';
import TriangleAlert from 'lucide-react/icons/triangle-alert';
import type { ReactNode } from 'react';
import type { DialAnswer, DialNote, DialReading, QuickCallState } from '../../shared/dialling.ts';
import { CopyButton } from '../components/copy-button.tsx';
import { targetName } from '../ring-out/ring-out-words.ts';
import { useAppState, useSend } from '../use-app-state.ts';
import { costlyWords, noteWords, noticeWords, refusalWords } from './dial-words.ts';
import type { Doubt } from './use-order.ts';

type Props = {
  readonly id: string;
  readonly answer: DialAnswer | undefined;
  readonly quickCall: QuickCallState;
  readonly doubts: readonly Doubt[];
};

/** What there is to say about what stands in the field: doubts first, then why not, then what to know. */
export function QuickCallWords({ id, answer, quickCall, doubts }: Props): ReactNode {
  const reading = answer?.reading;
  return (
    <div id={id} className="dial-words" role="status">
      <Doubts doubts={doubts} />
      <WhyNot answer={answer} />
      {reading?.kind === 'target' ? <Notes reading={reading} /> : null}
      <Notice quickCall={quickCall} />
      <More quickCall={quickCall} />
    </div>
  );
}

function Doubts({ doubts }: Pick<Props, 'doubts'>): ReactNode {
  const { i18n } = useLingui();
  const ringOuts = useAppState((state) => state.ringOuts);
  const other = ringOuts.findLast(({ phase }) => phase !== 'ended');
  if (doubts.length === 0) return null;
  return (
    <div className="dial-doubt">
      <TriangleAlert size="1.25em" aria-hidden="true" />
      <div>
        {doubts.includes('beside') && other !== undefined ? (
          <p>
            {i18n._({
              id: 'quickCall.beside',
              message: "You're already calling {name}. Place this call too?",
              values: { name: targetName(other.target, i18n) },
            })}
          </p>
        ) : null}
        {doubts.includes('costly') ? (
          <p>{i18n._({ id: 'quickCall.costly', message: 'This call costs extra. Place it?' })}</p>
        ) : null}
        <p>{i18n._({ id: 'quickCall.enterAgain', message: 'Press Enter again to call.' })}</p>
      </div>
    </div>
  );
}

function WhyNot({ answer }: Pick<Props, 'answer'>): ReactNode {
  const { i18n } = useLingui();
  const reading = answer?.reading;
  if (reading?.kind === 'emergency')
    return (
      <p className="dial-emergency">
        {i18n._({ id: 'quickCall.emergency', message: 'Use a phone for emergency calls.' })}
      </p>
    );
  if (reading?.kind === 'refused') return <p>{refusalWords(reading.reason, i18n)}</p>;
  const isNobody = reading?.kind === 'no-number' && answer?.people.length === 0 && answer.formatted !== '';
  return isNobody ? (
    <p>{i18n._({ id: 'quickCall.nobody', message: 'Nobody with that name, and no number.' })}</p>
  ) : null;
}

type OneTarget = Extract<DialReading, { readonly kind: 'target' }>;

function Notes({ reading: { notes, target } }: { readonly reading: OneTarget }): ReactNode {
  const { i18n } = useLingui();
  return (
    <>
      {notes.map((note) => (
        <Note key={note.kind} note={note} />
      ))}
      {target.costly === undefined ? null : (
        <p className="dial-note dial-costly">{costlyWords(target.costly, i18n)}</p>
      )}
    </>
  );
}

function Note({ note }: { readonly note: DialNote }): ReactNode {
  const { i18n } = useLingui();
  const send = useSend();
  return (
    <p className="dial-note">
      <span>{noteWords(note, i18n)}</span>
      {note.kind === 'extension-apart' ? (
        <CopyButton
          size="small"
          words={i18n._({ id: 'action.copy', message: 'Copy' })}
          copy={() => send.copyNumber(note.extension)}
        />
      ) : null}
    </p>
  );
}

function Notice({ quickCall: { notice } }: Pick<Props, 'quickCall'>): ReactNode {
  const { i18n } = useLingui();
  if (notice === undefined) return null;
  return (
    <div className="dial-notice">
      <p>{noticeWords(notice, i18n)}</p>
      {notice.kind === 'refused' ? (
        <p className="dial-received">
          <bdi>{notice.received}</bdi>
        </p>
      ) : null}
      {notice.kind === 'texts-not-yet' && notice.body !== '' ? (
        <p className="dial-received">
          <bdi>{notice.body}</bdi>
        </p>
      ) : null}
    </div>
  );
}

/** Links that came while this one waits are counted, not called. */
function More({ quickCall: { fill } }: Pick<Props, 'quickCall'>): ReactNode {
  const { i18n } = useLingui();
  if (fill === undefined || fill.more === 0) return null;
  return (
    <p>
      {i18n._({
        id: 'quickCall.more',
        message:
          '{count, plural, one {# more number came meanwhile.} other {# more numbers came meanwhile.}}',
        values: { count: fill.more },
      })}
    </p>
  );
}
