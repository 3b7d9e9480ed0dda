import { useLingui } from '@lingui/react';
import type { ReactNode } from 'react';
import type { Call } from '../../shared/call.ts';
import { partyTitle } from '../call-words.ts';
import { Button } from '../components/button.tsx';
import { targetName } from '../ring-out/ring-out-words.ts';
import { useAppState } from '../use-app-state.ts';
import { ControlButton } from './control-button.tsx';
import { type Control, useControl } from './use-control.ts';

/** Somebody is asked before the call goes to them: bring both together, or go back. */
export function AskingLine({ control }: { readonly control: Control }): ReactNode {
  const { asking } = control;
  const theirs = useAppState((state) => state.calls.find(({ id }) => id === asking?.callId));
  if (asking === undefined) return null;
  return <Asking control={control} asking={asking} theirs={theirs} />;
}

type Props = {
  readonly control: Control;
  readonly asking: NonNullable<Control['asking']>;
  /** The call with them, once it is there. */
  readonly theirs: Call | undefined;
};

function Asking({ control, asking, theirs }: Props): ReactNode {
  const { i18n } = useLingui();
  const name = targetName(asking.target, i18n);
  const caller = partyTitle(control.call.party, i18n);
  const isTalking = theirs?.phase === 'connected' || theirs?.phase === 'on-hold';
  return (
    <div className="control-asking" role="group" aria-label={askingWords()}>
      <p role="status">{askingWords()}</p>
      <div className="control-asking-buttons">
        {theirs === undefined ? null : (
          <ControlButton
            control={control}
            operation="join-calls"
            look="accent"
            onPress={() => control.act({ kind: 'join-calls', withCallId: theirs.id })}
          >
            {i18n._({ id: 'asking.join', message: 'Join {caller} with {name}', values: { caller, name } })}
          </ControlButton>
        )}
        {theirs === undefined ? null : <GiveUp theirs={theirs} control={control} name={name} />}
      </div>
    </div>
  );
  function askingWords(): string {
    if (isTalking)
      return i18n._({
        id: 'asking.talking',
        message: 'You talk with {name}. {caller} waits on hold.',
        values: { name, caller },
      });
    return i18n._({
      id: 'asking.calling',
      message: 'Asking {name}… {caller} waits on hold.',
      values: { name, caller },
    });
  }
}

type GiveUpProps = { readonly theirs: Call; readonly control: Control; readonly name: string };

/** Ends the call with whoever is asked; the caller still waits on hold and is resumed as always. */
function GiveUp({ theirs, control, name }: GiveUpProps): ReactNode {
  const { i18n } = useLingui();
  const other = useControl(theirs);
  if (other.offer('hang-up') !== 'offered') return null;
  return (
    <Button size="call" onPress={control.guard(() => other.act({ kind: 'hang-up' }))}>
      {i18n._({ id: 'asking.end', message: 'End the call with {name}', values: { name } })}
    </Button>
  );
}
