import { useLingui } from '@lingui/react';
import { type ReactNode, useId, useState } from 'react';
import { FormDialog } from '../components/form-dialog.tsx';
import { momentsOf, nextFullHour, ownOffset, parseWallTime, wallTextOf } from '../fax/compose/local-time.ts';
import { useClock } from '../use-app-state.ts';

type Props = { readonly close: () => void; readonly choose: (at: number) => void };

/** A day and a time of this computer's clock that lies ahead. */
export function PickMoment({ close, choose }: Props): ReactNode {
  const { i18n } = useLingui();
  const clock = useClock();
  const noteId = useId();
  const [text, setText] = useState(() => wallTextOf(nextFullHour(clock.now(), ownOffset), ownOffset));
  const at = momentOf(text);
  const problem =
    at === undefined
      ? i18n._({ id: 'remind.noMoment', message: 'Choose a day and a time that exists.' })
      : at <= clock.now()
        ? i18n._({ id: 'remind.past', message: 'This time has passed. Choose a later one.' })
        : undefined;
  return (
    <FormDialog
      isOpen
      title={i18n._({ id: 'remind.when', message: 'When do you want to call back?' })}
      submitLabel={i18n._({ id: 'remind.set', message: 'Remind me' })}
      canSubmit={problem === undefined}
      submit={() => (at === undefined ? undefined : choose(at))}
      close={close}
    >
      <input
        type="datetime-local"
        className="text-input time-input"
        aria-label={i18n._({ id: 'remind.moment', message: 'Day and time' })}
        aria-describedby={noteId}
        aria-invalid={problem !== undefined}
        autoFocus
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <p id={noteId} role="status" className="field-problem">
        {problem}
      </p>
    </FormDialog>
  );
}

/** Where the clocks go back over it, the first of the two; where they go forward over it there is none. */
function momentOf(text: string): number | undefined {
  const wall = parseWallTime(text);
  const meant = wall === undefined ? undefined : momentsOf(wall, ownOffset);
  if (meant === undefined || meant.kind === 'none') return undefined;
  return meant.kind === 'one' ? meant.at : meant.first;
}
