import { useLingui } from '@lingui/react';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { Route } from '../../shared/route.ts';
import { FilterField } from '../components/filter-field.tsx';
import { Segments } from '../components/segments.tsx';
import type { Layout } from '../frame/use-layout.ts';
import { useAppState, useSend } from '../use-app-state.ts';
import { useCountSpeech } from '../use-count-speech.ts';
import { ContactToast } from './contact-toast.tsx';
import { ImportDialog } from './import-dialog.tsx';
import { PartnerList } from './partner-list.tsx';
import { PeopleDetail } from './people-detail.tsx';
import { PeopleList } from './people-list.tsx';
import { PeopleMenu } from './people-menu.tsx';
import { showWords, shown } from './show-words.ts';
import { useChosen } from './use-chosen.ts';
import { usePeople } from './use-people.ts';
import { usePeopleKeys } from './use-people-keys.ts';
import { usePlaces } from './use-places.ts';
import { useRemoval } from './use-removal.ts';

type Props = {
  readonly route: Extract<Route, { readonly screen: 'contacts' }>;
  readonly go: (route: Route) => void;
  readonly layout: Layout;
};

/** Everybody whose number is known: found by name, company or digits, called, and kept. */
export function PeopleScreen({ route, go, layout }: Props): ReactNode {
  const { i18n } = useLingui();
  const send = useSend();
  const [text, setText] = useState('');
  const { show = 'everybody', personId, number, task } = route;
  const places = usePlaces(route, go);
  const list = usePeople({ text: text.trim(), show: show === 'callers' ? 'everybody' : show });
  const chosen = useChosen(list, personId, places.show);
  const count = useAppState((state) => state.people.personal + state.people.company);
  const search = useRef<HTMLDivElement>(null);
  const rail = useRef<HTMLDivElement>(null);
  useEffect(() => {
    send.refreshPeople();
  }, [send]);
  // The list of numbers speaks for itself.
  useCountSpeech(list.loaded?.total ?? 0, show === 'callers' ? '' : text.trim());
  const remove = useRemoval(list, chosen, places);
  usePeopleKeys({ person: chosen.person, search, rail, remove });
  const isOpen = chosen.person !== undefined || number !== undefined || task !== undefined;
  return (
    <div className="panes" data-detail={isOpen ? 'open' : 'closed'}>
      <section className="pane-list" aria-label={i18n._({ id: 'people.list', message: 'List of contacts' })}>
        <div className="people-head">
          <div className="people-search" ref={search} onKeyDown={intoList}>
            <FilterField
              name={i18n._({ id: 'people.search', message: 'Search contacts' })}
              value={text}
              onChange={setText}
            />
            <PeopleMenu places={places} />
          </div>
          <Segments
            name={i18n._({ id: 'people.show', message: 'Whom to show' })}
            segments={shown.map((value) => ({ value, label: showWords(value, i18n) }))}
            value={show}
            onChange={(next) => go({ screen: 'contacts', show: next })}
          />
        </div>
        {show === 'callers' ? (
          <PartnerList
            text={text.trim()}
            chosen={number}
            choose={places.showNumber}
            clear={() => setText('')}
          />
        ) : (
          <PeopleList
            list={list}
            selected={chosen.at}
            onSelect={chosen.choose}
            clear={() => setText('')}
            showEverybody={() => go({ screen: 'contacts' })}
            railRef={rail}
          />
        )}
      </section>
      <PeopleDetail {...{ route, places, layout, remove }} person={chosen.person} anybody={count > 0} />
      <ImportDialog />
      <ContactToast />
    </div>
  );
}

function intoList(event: React.KeyboardEvent): void {
  if (event.key !== 'ArrowDown' || !(event.target instanceof HTMLInputElement)) return;
  event.preventDefault();
  document.querySelector<HTMLElement>('.people-body [role="listbox"]')?.focus();
}
