import { useLingui } from '@lingui/react';
import { type ReactNode, type Ref, useMemo, useRef } from 'react';
import { PagedListbox, type PagedListHandle } from '../components/paged-listbox.tsx';
import { Skeleton } from '../components/skeleton.tsx';
import { useAppState } from '../use-app-state.ts';
import { LetterRail } from './letter-rail.tsx';
import { Nobody } from './nobody.tsx';
import { PeopleFailed, PeopleNotice } from './people-problem.tsx';
import { peopleRows, placeOfTyped } from './people-rows.ts';
import { PersonRow } from './person-row.tsx';
import type { PeopleList as Listed } from './use-people.ts';

type Props = {
  readonly list: Listed;
  readonly selected: number | undefined;
  readonly onSelect: (at: number) => void;
  readonly clear: () => void;
  readonly showEverybody: () => void;
  readonly railRef: Ref<HTMLDivElement>;
};

/** People in every state a list can be in; what is known stays while newer is read. */
export function PeopleList(props: Props): ReactNode {
  const { i18n } = useLingui();
  const people = useAppState((state) => state.people);
  const { loaded } = props.list;
  const isEmpty = loaded === undefined || loaded.total === 0;
  const isFirst = people.status === 'empty' || people.status === 'loading';
  if (loaded === undefined || (isEmpty && isFirst && people.readAt === undefined))
    return <Skeleton words={i18n._({ id: 'people.loading', message: 'Loading contacts…' })} rows={6} />;
  if (isEmpty && people.status === 'failed' && loaded.text === '') return <PeopleFailed people={people} />;
  return (
    <>
      {people.status === 'loading' ? <div className="refreshing" /> : null}
      <PeopleNotice people={people} />
      {isEmpty ? <Nobody {...loaded} {...props} /> : <Rows {...props} />}
    </>
  );
}

function Rows({ list, selected, onSelect, railRef }: Props): ReactNode {
  const { i18n } = useLingui();
  const handle = useRef<PagedListHandle>(null);
  const { loaded } = list;
  const total = loaded?.total ?? 0;
  const letters = useMemo(() => loaded?.letters ?? [], [loaded?.letters]);
  const rows = useMemo(() => peopleRows(total, letters), [total, letters]);
  return (
    <div className="people-body">
      <PagedListbox
        name={i18n._({ id: 'section.contacts', message: 'Contacts' })}
        rows={rows}
        count={total}
        selected={selected}
        onSelect={onSelect}
        onOpen={() => document.querySelector<HTMLElement>('[data-region="detail"]')?.focus()}
        findTyped={(text) => placeOfTyped(text, { letters }, namesIn(list))}
        draw={(at) => <PersonRow at={at} person={loaded?.rows.get(at)} need={list.need} />}
        listRef={handle}
      />
      {letters.length > 1 ? (
        <LetterRail letters={letters} onJump={(at) => handle.current?.jumpTo(at)} railRef={railRef} />
      ) : null}
    </div>
  );
}

function namesIn({ loaded }: Listed): readonly (readonly [at: number, name: string])[] {
  return [...(loaded?.rows ?? [])].map(([at, { name }]) => [at, name] as const);
}
