import { useLingui } from '@lingui/react';
import type { ReactNode } from 'react';
import type { Call } from '../../shared/call.ts';
import { callKey, partyKey } from '../../shared/past-calls.ts';
import { BriefParts } from '../brief/brief-parts.tsx';
import { useBrief } from '../brief/use-brief.ts';
import { NoteOfCall } from '../calls/note-of-call.tsx';

type Props = {
  readonly call: Call;
  readonly guard: (run: () => void) => () => void;
};

/**
 * What is known from before, and the note on this call. Its height is the same before and after it is known: where a
 * window hangs from its lower edge, buttons would jump otherwise. The note has what room is left.
 */
export function CardBrief({ call, guard }: Props): ReactNode {
  const { i18n } = useLingui();
  const key = callKey(call);
  const party = partyKey(call.party);
  const whom = party === undefined ? undefined : ({ kind: 'party', partyKey: party } as const);
  const brief = useBrief(whom, key);
  return (
    <section
      className="brief card-brief"
      aria-label={i18n._({ id: 'brief.section', message: 'Before this call' })}
    >
      {whom === undefined || brief === undefined ? null : (
        <BriefParts whom={whom} brief={brief} guard={guard} />
      )}
      <NoteOfCall of={{ kind: 'call', key }} />
    </section>
  );
}
