import { useLingui } from '@lingui/react';
import { type ReactNode, useId } from 'react';
import type { CallParty } from '../../shared/call.ts';
import type { Identity } from '../../shared/person.ts';
import { withoutControls } from '../../shared/plain-text.ts';
import { callBackTarget } from '../call-words.ts';
import { Button } from '../components/button.tsx';
import { Unfold } from '../components/unfold.tsx';
import { useSend } from '../use-app-state.ts';

type Props = {
  readonly party: CallParty;
  readonly identity: Identity;
  readonly guard?: (run: () => void) => () => void;
};

/** Several people have the number: which of them it is, said once and remembered, and forgotten the same way. */
export function WhoIsIt({ party, identity, guard = (run) => run }: Props): ReactNode {
  const { i18n } = useLingui();
  const send = useSend();
  const explanation = useId();
  const number = callBackTarget(party);
  const { matches = [], isChosen = false, personId } = identity;
  if (number === undefined || matches.length < 2) return null;
  return (
    <div className="who-is-it">
      <Unfold
        look="ghost"
        size="small"
        guard={guard}
        words={
          isChosen
            ? i18n._({ id: 'who.chosen', message: 'Chosen by you for this number' })
            : i18n._({ id: 'party.sameNumber', message: 'Same number' })
        }
        name={
          isChosen
            ? i18n._({ id: 'who.change', message: 'Chosen by you for this number. Change who it is' })
            : i18n._({ id: 'who.choose', message: 'Same number. Choose who it is' })
        }
      >
        {(close) => (
          <div role="group" aria-describedby={explanation} className="who-choices">
            {matches.map((match) => (
              <Button
                key={match.personId}
                look="plain"
                className="who-choice"
                {...(isChosen ? { chosen: match.personId === personId } : {})}
                onPress={guard(() => {
                  send.chooseCaller(number, match.personId);
                  close();
                })}
              >
                <bdi>{withoutControls(match.name)}</bdi>
                {match.detail === undefined ? null : (
                  <bdi className="who-detail">{withoutControls(match.detail)}</bdi>
                )}
              </Button>
            ))}
            {isChosen ? (
              <Button
                look="ghost"
                onPress={guard(() => {
                  send.chooseCaller(number, undefined);
                  close();
                })}
              >
                {i18n._({ id: 'who.forget', message: 'Forget my choice' })}
              </Button>
            ) : (
              <p id={explanation} className="who-explained">
                {i18n._({ id: 'who.remembered', message: 'Remembered for this number on this computer.' })}
              </p>
            )}
          </div>
        )}
      </Unfold>
    </div>
  );
}
