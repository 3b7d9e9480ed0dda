import { useLingui } from '@lingui/react';
import Phone from 'lucide-react/icons/phone';
import type { ReactNode } from 'react';
import type { Offer } from '../../shared/call-control.ts';
import { withheldWords } from '../../shared/withheld-words.ts';
import { whereToActWords } from '../call-card/card-words.ts';
import type { ControlsProps } from './controls-props.ts';
import { ControlButton } from './control-button.tsx';
import { PendingLine } from './control-line.tsx';
import { MoreMenu } from './more-menu.tsx';
import { oneOf } from './one-of.ts';
import { operationWords } from './operation-words.ts';
import { PhoneButton } from './phone-button.tsx';
import { ReplyMenu } from './reply-menu.tsx';
import { useMoreEntries } from './use-more-entries.ts';

/** Answer above, and below it where else the call can go. Of a likely spam call, voicemail stands first. */
export function RingingControls(props: ControlsProps): ReactNode {
  const { control, panels, keys, more, moreContent, handOver } = props;
  const entries = useMoreEntries(control, handOver.toggle);
  const { party } = control.call;
  const isSpam = party.kind === 'number' && party.caution !== undefined;
  return (
    <>
      <div className="control-first">
        {control.pending === undefined ? (
          isSpam ? (
            <SendAway {...props} isFirst />
          ) : (
            <Answer {...props} look="go" />
          )
        ) : (
          <PendingLine control={control} />
        )}
      </div>
      <div className="control-row">
        {isSpam ? <Answer {...props} look="plain" /> : <SendAway {...props} isFirst={false} />}
        {/* Who hides the number, or is met with care, is told nothing. */}
        {isSpam || control.offer('reply') === 'nobody-to-tell' ? null : (
          <ReplyMenu control={control} panels={panels} {...(keys === undefined ? {} : { keys: keys('R') })} />
        )}
        <MoreMenu entries={[...entries, ...more]} guard={control.guard} panels={panels}>
          {moreContent}
        </MoreMenu>
      </div>
    </>
  );
}

/** Voicemail, or the queue's next person. */
function SendAway({ control, keys, isFirst }: ControlsProps & { readonly isFirst: boolean }): ReactNode {
  const { i18n } = useLingui();
  const operation = oneOf(control, ['skip', 'to-voicemail'] as const) ?? 'to-voicemail';
  const toVoicemail = i18n._({ id: 'control.sendToVoicemail', message: 'Send to voicemail' });
  return (
    <ControlButton
      control={control}
      operation={operation}
      // Not over Answer, which the pointer may be on its way to.
      hintAt={isFirst ? 'top' : 'bottom'}
      {...(isFirst ? { className: 'control-main' } : {})}
      {...(keys === undefined ? {} : { keys: keys('V') })}
      onPress={() => control.act({ kind: operation })}
    >
      {isFirst && operation === 'to-voicemail' ? toVoicemail : operationWords(operation, i18n)}
    </ControlButton>
  );
}

/** A button where it can work at all, else where the call can be answered by hand. */
function Answer({
  control,
  panels,
  keys,
  look,
}: ControlsProps & { readonly look: 'go' | 'plain' }): ReactNode {
  const { i18n } = useLingui();
  const offer = control.offer('answer-on');
  if (!isByHand(offer))
    return (
      <PhoneButton
        control={control}
        operation="answer-on"
        panels={panels}
        look={look}
        {...(keys === undefined ? {} : { keys: keys('A') })}
      />
    );
  const why =
    offer === 'device-offline' || offer === 'device-cannot' ? withheldWords(offer, i18n) : undefined;
  return (
    <div className="control-by-hand">
      <Phone size="1.25em" aria-hidden="true" />
      <p>
        {whereToActWords(control.call, i18n)}
        {why === undefined ? null : <span className="control-note">{why}</span>}
      </p>
    </div>
  );
}

function isByHand(offer: Offer): boolean {
  return ['not-now', 'no-device', 'device-offline', 'device-cannot'].includes(offer);
}
