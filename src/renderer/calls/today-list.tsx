import { useLingui } from '@lingui/react';
import type { I18n } from '@lingui/core';
import PhoneIcon from 'lucide-react/icons/phone';
import type { ReactNode } from 'react';
import type { CallList } from '../../shared/call-list.ts';
import { isTrouble } from '../../shared/connection-look.ts';
import { partyTitle, titleIsNumber } from '../call-words.ts';
import { Button } from '../components/button.tsx';
import { EmptyState } from '../components/empty-state.tsx';
import { OutcomeIcon } from '../components/outcome-icon.tsx';
import { PhoneNumber } from '../components/phone-number.tsx';
import { Skeleton } from '../components/skeleton.tsx';
import { type ListRow, VirtualListbox } from '../components/virtual-listbox.tsx';
import { clockTime, dayHeading } from '../times.ts';
import { useSend } from '../use-app-state.ts';
import { useDay } from '../use-day.ts';
import { useConnectionLook } from '../use-connection-look.ts';
import type { FoldedCalls } from './fold-calls.ts';
import { ListFailed, RefreshFailed } from './list-problem.tsx';
import { outcomeLine } from './past-call-words.ts';

type Props = {
  readonly list: CallList;
  readonly folded: readonly FoldedCalls[];
  readonly filter: 'all' | 'missed';
  readonly chosenKey: string | undefined;
  readonly choose: (key: string) => void;
  readonly showAll: () => void;
};

/**
 * Today's calls in every state a list can be in. Old rows stay while newer ones are fetched. Where the connection
 * is lost the frame says so, and how old the list is: nothing says it twice.
 */
export function TodayList(props: Props): ReactNode {
  const { i18n } = useLingui();
  const { list, folded } = props;
  const { kind } = useConnectionLook();
  if (list.rows.length === 0 && list.status === 'loading') {
    return <Skeleton words={i18n._({ id: 'calls.loading', message: 'Loading calls…' })} rows={5} />;
  }
  if (list.rows.length === 0 && list.status === 'failed') return <ListFailed problem={list.problem} />;
  if (folded.length === 0) return <NoCalls {...props} />;
  return (
    <>
      {list.status === 'loading' ? <div className="refreshing" /> : null}
      {list.status === 'failed' && !isTrouble(kind) ? <RefreshFailed list={list} /> : null}
      <Rows {...props} />
    </>
  );
}

function Rows({ folded, chosenKey, choose }: Props): ReactNode {
  const { i18n } = useLingui();
  const now = useDay();
  return (
    <VirtualListbox
      name={i18n._({ id: 'calls.listName', message: 'Calls' })}
      rows={withHeadings(folded, now, i18n)}
      selectedKey={chosenKey}
      onSelect={choose}
      onOpen={() => document.querySelector<HTMLElement>('[data-region="detail"]')?.focus()}
      draw={(calls) => <CallRow calls={calls} />}
    />
  );
}

function withHeadings(
  folded: readonly FoldedCalls[],
  now: number,
  i18n: I18n,
): readonly ListRow<FoldedCalls>[] {
  let last = '';
  return folded.flatMap((calls): ListRow<FoldedCalls>[] => {
    const heading = headingWords(calls.newest.startedAt, now, i18n);
    const row = {
      kind: 'item',
      key: calls.key,
      text: partyTitle(calls.newest.party, i18n),
      item: calls,
    } as const;
    if (heading === last) return [row];
    last = heading;
    return [{ kind: 'heading', key: `day-${heading}`, text: heading }, row];
  });
}

function headingWords(at: number, now: number, i18n: I18n): string {
  const heading = dayHeading(at, now, i18n.locale);
  if (heading === 'today') return i18n._({ id: 'day.today', message: 'Today' });
  if (heading === 'yesterday') return i18n._({ id: 'day.yesterday', message: 'Yesterday' });
  return heading.date;
}

function CallRow({ calls }: { readonly calls: FoldedCalls }): ReactNode {
  const { i18n } = useLingui();
  const { newest, all } = calls;
  const name = partyTitle(newest.party, i18n);
  const missed = newest.ending.kind === 'missed';
  return (
    <div className={`call-row ${missed ? 'call-row-missed' : ''}`}>
      <OutcomeIcon direction={newest.direction} ending={newest.ending} />
      <p className="row-name" title={name}>
        {titleIsNumber(newest.party) ? <PhoneNumber shown={name} /> : <bdi>{name}</bdi>}
        {all.length > 1 ? <span className="row-count">{` (${all.length})`}</span> : null}
      </p>
      <time className="row-time" dateTime={new Date(newest.startedAt).toISOString()}>
        {clockTime(newest.startedAt, i18n.locale)}
      </time>
      <p className="row-outcome">{outcomeLine(newest, i18n)}</p>
    </div>
  );
}

function NoCalls({ filter, showAll }: Props): ReactNode {
  const { i18n } = useLingui();
  const send = useSend();
  const icon = <PhoneIcon size="2.5em" aria-hidden="true" />;
  if (filter === 'all') {
    return (
      <EmptyState
        icon={icon}
        title={i18n._({ id: 'calls.none', message: 'No calls yet' })}
        sentence={i18n._({
          id: 'calls.noneHint',
          message: 'Calls on any of your phones appear here within seconds.',
        })}
        action={
          <Button onPress={() => send.openQuickCall()}>
            {i18n._({ id: 'calls.make', message: 'Make a call' })}
          </Button>
        }
      />
    );
  }
  return (
    <EmptyState
      icon={icon}
      title={i18n._({ id: 'calls.noneMissed', message: 'No missed calls' })}
      sentence={i18n._({ id: 'calls.noneMissedHint', message: 'Everything was answered.' })}
      action={<Button onPress={showAll}>{i18n._({ id: 'calls.showAll', message: 'Show all calls' })}</Button>}
    />
  );
}
