import { useLingui } from '@lingui/react';
import AlarmClock from 'lucide-react/icons/alarm-clock';
import { type ReactNode, type Ref, useState } from 'react';
import { ChoiceMenu } from '../components/choice-menu.tsx';
import { useClock } from '../use-app-state.ts';
import { PickMoment } from './pick-moment.tsx';
import { remindTimes } from './remind-times.ts';
import { remindTimeWords, withoutTimeWords } from './remind-words.ts';

type Props = {
  readonly words: string;
  /** @param at ms since the epoch; undefined: without a time */
  readonly choose: (at: number | undefined) => void;
  readonly buttonRef?: Ref<HTMLButtonElement>;
};

/** Later: in an hour, this afternoon, tomorrow, at a moment that is picked, or just in the list. */
export function RemindMenu({ words, choose, buttonRef }: Props): ReactNode {
  const { i18n } = useLingui();
  const clock = useClock();
  const [picks, setPicks] = useState(false);
  const times = remindTimes(clock.now());
  return (
    <>
      <ChoiceMenu
        name={words}
        choices={[
          ...times.map((time) => ({ id: time.kind, words: remindTimeWords(time, i18n) })),
          { id: 'pick', words: i18n._({ id: 'remind.pick', message: 'Pick a time…' }) } as const,
          { id: 'none', words: withoutTimeWords(i18n) } as const,
        ]}
        choose={(id) => {
          if (id === 'pick') setPicks(true);
          // Counted from when it is chosen, not from when it was drawn.
          else choose(remindTimes(clock.now()).find(({ kind }) => kind === id)?.at);
        }}
        {...(buttonRef === undefined ? {} : { buttonRef })}
      >
        <AlarmClock size="1.25em" aria-hidden="true" />
        {words}
      </ChoiceMenu>
      {picks ? (
        <PickMoment
          close={() => setPicks(false)}
          choose={(at) => {
            setPicks(false);
            choose(at);
          }}
        />
      ) : null}
    </>
  );
}
