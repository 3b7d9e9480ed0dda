import { useLingui } from '@lingui/react';
import Phone from 'lucide-react/icons/phone';
import type { ReactNode } from 'react';
import { type Call, isIncomingRing } from '../../shared/call.ts';
import { Button } from '../components/button.tsx';
import { CopyNumber } from '../components/copy-number.tsx';
import { useSend } from '../use-app-state.ts';
import { callBackTarget, callBackWords } from '../call-words.ts';
import { whereToActWords } from './card-words.ts';
import { NumberRules } from './number-rules.tsx';

type Props = {
  readonly call: Call;
  /** Wraps what a button does so that it does nothing while the card is inert. */
  readonly guard: (run: () => void) => () => void;
  readonly canSilence: boolean;
  readonly keys: (letter: string) => string;
};

/**
 * Two rows with fixed places: where the call can be answered, and what can be done here.
 * After the end the first row stays empty: no button may stand where another one was.
 */
export function CardActions(props: Props): ReactNode {
  return (
    <div className="card-controls">
      <WhereToAct {...props} />
      <Actions {...props} />
    </div>
  );
}

function WhereToAct({ call, guard, canSilence, keys }: Props): ReactNode {
  const { i18n } = useLingui();
  const send = useSend();
  const words = whereToActWords(call, i18n);
  return (
    <div className="where-to-act">
      {words === undefined ? null : (
        <>
          <Phone size="1.25em" aria-hidden="true" />
          <p>{words}</p>
        </>
      )}
      {isIncomingRing(call) && !call.silenced && canSilence ? (
        <Button
          keys={keys('S')}
          hint={i18n._({ id: 'card.silenceHint', message: 'Only on this computer. The call keeps ringing.' })}
          onPress={guard(() => send.silenceCall(call.id))}
        >
          {i18n._({ id: 'card.silence', message: 'Silence' })}
        </Button>
      ) : null}
    </div>
  );
}

function Actions({ call, guard, keys }: Props): ReactNode {
  const { i18n } = useLingui();
  const send = useSend();
  const number = call.party.kind === 'number' ? call.party.number.e164 : undefined;
  return (
    <div className="card-actions">
      <Button
        size="call"
        keys={keys('O')}
        hint={i18n._({ id: 'card.openHint', message: 'Open in the main window' })}
        onPress={guard(() => send.openMain({ screen: 'calls', callId: call.id }))}
      >
        {i18n._({ id: 'card.open', message: 'Open' })}
      </Button>
      {number === undefined ? null : <CopyNumber key={number} e164={number} size="call" guard={guard} />}
      {call.party.kind === 'number' && call.party.ownAs === undefined ? (
        <NumberRules key={`rules ${call.party.number.e164}`} party={call.party} guard={guard} />
      ) : null}
      {call.phase === 'ended' ? <CallBack call={call} guard={guard} /> : null}
    </div>
  );
}

/** In a row of its own, below all that was there while it rang. */
function CallBack({ call, guard }: Pick<Props, 'call' | 'guard'>): ReactNode {
  const { i18n } = useLingui();
  const send = useSend();
  const to = callBackTarget(call.party);
  if (to === undefined) return null;
  return (
    <Button size="call" className="card-call-back" onPress={guard(() => send.callNumber(to))}>
      <Phone size="1.25em" aria-hidden="true" />
      {callBackWords(call.direction, i18n)}
    </Button>
  );
}
