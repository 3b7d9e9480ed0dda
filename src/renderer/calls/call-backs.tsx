import { useLingui } from '@lingui/react';
import BellRing from 'lucide-react/icons/bell-ring';
import { type ReactNode, useEffect, useState } from 'react';
import type { CallBack } from '../../shared/past-calls.ts';
import { partyTitle } from '../call-words.ts';
import { EmptyState } from '../components/empty-state.tsx';
import { Button } from '../components/button.tsx';
import { type ListRow, VirtualListbox } from '../components/virtual-listbox.tsx';
import { useAppState, useCompanion } from '../use-app-state.ts';
import { CallBackRow } from './call-back-row.tsx';

/** Whom to call back: those that are due first, done ones last. */
export function useCallBacks(): readonly CallBack[] | undefined {
  const { ask } = useCompanion();
  const version = useAppState((state) => state.pastCalls.version);
  const [found, setFound] = useState<readonly CallBack[]>();
  useEffect(() => {
    let isOver = false;
    ask.callBacks().then(
      (all) => (isOver ? undefined : setFound(all)),
      () => undefined,
    );
    return () => {
      isOver = true;
    };
  }, [ask, version]);
  return found;
}

type Props = {
  readonly callBacks: readonly CallBack[];
  readonly chosenId: string | undefined;
  readonly choose: (reminderId: string) => void;
  readonly toHistory: () => void;
};

export function CallBacks({ callBacks, chosenId, choose, toHistory }: Props): ReactNode {
  const { i18n } = useLingui();
  if (callBacks.length === 0) {
    return (
      <EmptyState
        icon={<BellRing size="2.5em" aria-hidden="true" />}
        title={i18n._({ id: 'callBacks.none', message: 'Nobody to call back' })}
        sentence={i18n._({
          id: 'callBacks.noneHint',
          message: 'Choose “Remind me” on a call, and it waits here until you have called.',
        })}
        action={
          <Button onPress={toHistory}>
            {i18n._({ id: 'callBacks.toHistory', message: 'Show the history' })}
          </Button>
        }
      />
    );
  }
  return (
    <VirtualListbox
      name={i18n._({ id: 'callBacks.name', message: 'Calls to make' })}
      rows={withHeadings(callBacks)}
      selectedKey={chosenId}
      onSelect={choose}
      onOpen={() => document.querySelector<HTMLElement>('[data-region="detail"]')?.focus()}
      draw={(callBack) => <CallBackRow callBack={callBack} />}
    />
  );

  function withHeadings(all: readonly CallBack[]): readonly ListRow<CallBack>[] {
    const groups = [
      { key: 'due', text: i18n._({ id: 'callBacks.now', message: 'Now' }), states: ['due'] },
      {
        key: 'later',
        text: i18n._({ id: 'callBacks.later', message: 'Later' }),
        states: ['waiting', 'listed'],
      },
      { key: 'done', text: i18n._({ id: 'callBacks.done', message: 'Done' }), states: ['done'] },
    ];
    return groups.flatMap(({ key, text, states }): ListRow<CallBack>[] => {
      const mine = all.filter(({ reminder }) => states.includes(reminder.state));
      const items = mine.map((item): ListRow<CallBack> => {
        return { kind: 'item', key: item.reminder.id, text: partyTitle(item.party, i18n), item };
      });
      return items.length === 0 ? [] : [{ kind: 'heading', key, text }, ...items];
    });
  }
}
