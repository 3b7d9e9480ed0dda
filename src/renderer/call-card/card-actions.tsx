import { useLingui } from '@lingui/react';
import Phone from 'lucide-react/icons/phone';
import type { ReactNode } from 'react';
import { type Call, type CallParty, isIncomingRing, isLive } from '../../shared/call.ts';
import { CallControls } from '../call-control/call-controls.tsx';
import { controlForm } from '../call-control/control-form.ts';
import { ProblemLine, WentLine } from '../call-control/control-notes.tsx';
import type { ControlsProps } from '../call-control/controls-props.ts';
import { RightNote } from '../call-control/right-note.tsx';
import { Button } from '../components/button.tsx';
import { CopyNumber } from '../components/copy-number.tsx';
import { useAppState, useSend } from '../use-app-state.ts';
import { callKey } from '../../shared/past-calls.ts';
import { callBackTarget, callBackWords, isNobodys, pageOf } from '../call-words.ts';
import { whereToActWords } from './card-words.ts';
import { NumberRules, RuleButtons } from './number-rules.tsx';
import { useCardEntries } from './use-card-entries.ts';

type Props = Pick<ControlsProps, 'control' | 'panels' | 'handOver'> & {
  /** Wraps what a button does so that it does nothing while the card is inert. */
  readonly guard: (run: () => void) => () => void;
  readonly canSilence: boolean;
  readonly keys: (letter: string) => string;
};

/**
 * Two rows with fixed places: where the call can be answered, and what can be done here.
 * After the end the first row holds no button: none may stand where another one was.
 */
export function CardActions(props: Props): ReactNode {
  const { control, panels, handOver, keys } = props;
  const right = useAppState((state) => state.callControl.right);
  const { call } = control;
  const form = controlForm(call, control, right);
  const more = useCardEntries(call, props.canSilence, keys);
  if (form === 'none')
    return (
      <div className="card-controls">
        <WhereToAct {...props} call={call} />
        <Actions {...props} call={call} />
        <ProblemLine control={control} />
        {isLive(call) ? <RightNote guard={control.guard} /> : null}
      </div>
    );
  return (
    <div className="card-controls">
      <CallControls
        {...{ form, control, panels, handOver, keys, more }}
        moreContent={
          hasRules(call) ? <RuleButtons party={call.party} guard={control.guard} done={panels.close} /> : null
        }
      />
    </div>
  );
}

type CallProps = Props & { readonly call: Call };

function WhereToAct({ call, control, guard, canSilence, keys }: CallProps): ReactNode {
  const { i18n } = useLingui();
  const send = useSend();
  const words = whereToActWords(call, i18n);
  return (
    <div className="where-to-act">
      {call.phase === 'ended' ? <WentLine went={control.went} /> : null}
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

function Actions({ call, guard, keys }: CallProps): ReactNode {
  const { i18n } = useLingui();
  const send = useSend();
  const number = call.party.kind === 'number' ? call.party.number.e164 : undefined;
  const page = pageOf(call.party);
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
      {hasRules(call) ? (
        <NumberRules
          key={`rules ${call.party.number.e164}`}
          party={call.party}
          guard={guard}
          {...(isNobodys(call.party) && page !== undefined ? { keep: () => send.openMain(page) } : {})}
        />
      ) : null}
      {call.phase === 'ended' ? <AfterTheEnd call={call} guard={guard} /> : null}
    </div>
  );
}

type RuledCall = Call & { readonly party: Extract<CallParty, { readonly kind: 'number' }> };

function hasRules(call: Call): call is RuledCall {
  return call.party.kind === 'number' && call.party.ownAs === undefined;
}

/** In a row of its own, below all that was there while it rang. */
function AfterTheEnd({ call, guard }: Pick<CallProps, 'call' | 'guard'>): ReactNode {
  const { i18n } = useLingui();
  const send = useSend();
  const to = callBackTarget(call.party);
  const isMissed = call.ending?.kind === 'missed';
  if (to === undefined && !isMissed) return null;
  return (
    <div className="card-after-end">
      {to === undefined ? null : (
        <Button size="call" onPress={guard(() => send.callNumber(to))}>
          <Phone size="1.25em" aria-hidden="true" />
          {callBackWords(call.direction, i18n)}
        </Button>
      )}
      {isMissed ? (
        <Button
          size="call"
          hint={i18n._({ id: 'card.doneHint', message: 'Takes it off the list of missed calls' })}
          onPress={guard(() => {
            send.setCallsHandled([callKey(call)], true);
            send.dismissCall(call.id);
          })}
        >
          {i18n._({ id: 'call.done', message: 'Done' })}
        </Button>
      ) : null}
    </div>
  );
}
