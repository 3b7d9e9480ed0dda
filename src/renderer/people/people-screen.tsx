import { useLingui } from '@lingui/react';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { Route } from '../../shared/route.ts';
import { FilterField } from '../components/filter-field.tsx';
import { Segments } from '../components/segments.tsx';
import type { Layout } from '../frame/use-layout.ts';
import { useAppState, useSend } from '../use-app-state.ts';
import { useCountSpeech } from '../use-count-speech.ts';
import { PeopleList } from './people-list.tsx';
import { PersonDetail } from './person-detail.tsx';
import { showWords, shown } from './show-words.ts';
import { useChosen } from './use-chosen.ts';
import { usePeople } from './use-people.ts';
import { usePeopleKeys } from './use-people-keys.ts';

type Props = {
  readonly route: Extract<Route, { readonly screen: 'contacts' }>;
  readonly go: (route: Route) => void;
  readonly layout: Layout;
};

/** Everybody whose number is known: found by name, company or digits, and called. */
export function PeopleScreen({ route, go, layout }: Props): ReactNode {
  const { i18n } = useLingui();
  const send = useSend();
  const [text, setText] = useState('');
  const { show = 'everybody', personId } = route;
  const list = usePeople({ text: text.trim(), show });
  const chosen = useChosen(list, personId, (id) => go({ ...route, personId: id }));
  const count = useAppState((state) => state.people.personal + state.people.company);
  const search = useRef<HTMLDivElement>(null);
  const rail = useRef<HTMLDivElement>(null);
  useEffect(() => {
    send.refreshPeople();
  }, [send]);
  useCountSpeech(list.loaded?.total ?? 0, text.trim());
  usePeopleKeys({ person: chosen.person, search, rail });
  const close = (): void => go({ screen: 'contacts', show });
  return (
    <div className="panes" data-detail={chosen.person === undefined ? 'closed' : 'open'}>
      <section className="pane-list" aria-label={i18n._({ id: 'people.list', message: 'List of contacts' })}>
        <div className="people-head">
          <div
            ref={search}
            onKeyDown={(event) => {
              if (event.key !== 'ArrowDown') return;
              event.preventDefault();
              document.querySelector<HTMLElement>('.people-body [role="listbox"]')?.focus();
            }}
          >
            <FilterField
              name={i18n._({ id: 'people.search', message: 'Search contacts' })}
              value={text}
              onChange={setText}
            />
          </div>
          <Segments
            name={i18n._({ id: 'people.show', message: 'Whom to show' })}
            segments={shown.map((value) => ({ value, label: showWords(value, i18n) }))}
            value={show}
            onChange={(next) => go({ screen: 'contacts', show: next })}
          />
        </div>
        <PeopleList
          list={list}
          selected={chosen.at}
          onSelect={chosen.choose}
          clear={() => setText('')}
          showEverybody={() => go({ screen: 'contacts' })}
          railRef={rail}
        />
      </section>
      <PersonDetail person={chosen.person} anybody={count > 0} close={close} layout={layout} />
    </div>
  );
}
