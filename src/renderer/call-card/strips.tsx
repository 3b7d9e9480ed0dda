import { useLingui } from '@lingui/react';
import { type ReactNode, useState } from 'react';
import type { Call } from '../../shared/call.ts';
import { pendingWords } from '../call-control/pending-words.ts';
import { QuickActions } from '../call-control/quick-actions.tsx';
import { useActNames } from '../call-control/use-act-names.ts';
import { type Control, useControl } from '../call-control/use-control.ts';
import { endingWords, lineWords, partyTitle, titleIsNumber } from '../call-words.ts';
import { Button } from '../components/button.tsx';
import { CallMark } from '../components/call-mark.tsx';
import { PhoneNumber } from '../components/phone-number.tsx';
import { SpokenTimer } from '../components/spoken-timer.tsx';
import { useSend } from '../use-app-state.ts';
import { headerWords } from './card-words.ts';

type Guard = (run: () => void) => () => void;
type StripProps = { readonly call: Call; readonly offset: number; readonly guard: Guard };

/** Strips drawn before the rest folds into "2 more ringing". */
const shownAtOnce = 2;

type Props = { readonly calls: readonly Call[]; readonly offset: number; readonly guard: Guard };

/** The other calls, in order of arrival. */
export function Strips({ calls, offset, guard }: Props): ReactNode {
  const { i18n } = useLingui();
  const [open, setOpen] = useState(false);
  if (calls.length === 0) return null;
  const hidden = open ? 0 : Math.max(0, calls.length - shownAtOnce);
  return (
    <section className="strips" aria-label={i18n._({ id: 'card.otherCalls', message: 'Other calls' })}>
      <ul>
        {calls.slice(0, calls.length - hidden).map((call) => (
          <li key={call.id}>
            <Strip call={call} offset={offset} guard={guard} />
          </li>
        ))}
      </ul>
      {hidden === 0 ? null : (
        <Button look="ghost" className="strips-more" onPress={() => setOpen(true)}>
          {i18n._({
            id: 'card.moreCalls',
            message: '{hidden, plural, one {# more call} other {# more calls}}',
            values: { hidden },
          })}
        </Button>
      )}
    </section>
  );
}

export function Strip({ call, offset, guard }: StripProps): ReactNode {
  const { i18n } = useLingui();
  const send = useSend();
  const name = partyTitle(call.party, i18n);
  const control = useControl(call, guard);
  return (
    <div className={`strip strip-${call.phase}`}>
      <CallMark call={call} />
      <div className="strip-lines">
        <span className="strip-name" title={name}>
          {titleIsNumber(call.party) ? <PhoneNumber shown={name} /> : <bdi>{name}</bdi>}
        </span>
        <StripStatus call={call} control={control} offset={offset} />
      </div>
      <Button
        size="small"
        name={i18n._({ id: 'card.showNamed', message: 'Show {name}', values: { name } })}
        onPress={guard(() => send.showOnCard(call.id))}
      >
        {i18n._({ id: 'card.show', message: 'Show' })}
      </Button>
      <QuickActions control={control} name={name} />
    </div>
  );
}

type StatusProps = Pick<StripProps, 'call' | 'offset'> & { readonly control: Control };

function StripStatus({ call, control, offset }: StatusProps): ReactNode {
  const { i18n } = useLingui();
  const names = useActNames(control);
  if (control.pending !== undefined)
    return <span className="strip-status">{pendingWords(control.pending.act, names, i18n)}</span>;
  const line = call.line === undefined ? undefined : lineWords(call.line, i18n);
  if (call.phase === 'ended') {
    return (
      <span className="strip-status">{endingWords(call.ending ?? { kind: 'unknown' }, call, i18n)}</span>
    );
  }
  const state = headerWords(call, false, i18n);
  return (
    <span className="strip-status">
      <span className="strip-state">{call.phase === 'ringing' ? (line ?? state) : state}</span>
      <SpokenTimer since={call.answeredAt ?? call.startedAt} offset={offset} name={state} />
    </span>
  );
}
