import { useLingui } from '@lingui/react';
import Plus from 'lucide-react/icons/plus';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { Route } from '../../shared/route.ts';
import { Button } from '../components/button.tsx';
import { DatedSearch } from '../components/dated-search.tsx';
import { Segments } from '../components/segments.tsx';
import type { Layout } from '../frame/use-layout.ts';
import { anyTime } from '../period.ts';
import { useAppState, useSend } from '../use-app-state.ts';
import { useCountSpeech } from '../use-count-speech.ts';
import { boxNames, type FaxesRoute } from './box-entries.ts';
import { boxWords } from './box-words.ts';
import { EntryDetail } from './entry-detail.tsx';
import { FaxList } from './fax-list.tsx';
import { notAllowedWords } from './fax-problem.tsx';
import { routeTo, useChosenEntry } from './use-chosen-entry.ts';
import { useDeletion } from './use-deletion.ts';
import { useBox } from './use-box.ts';
import { useFaxActions } from './use-fax-actions.ts';
import { useFaxKeys } from './use-fax-keys.ts';

type Props = {
  readonly route: FaxesRoute;
  readonly go: (route: Route) => void;
  readonly layout: Layout;
};

/** The lists of faxes and what is chosen in them. */
export function FaxesScreen({ route, go, layout }: Props): ReactNode {
  const { i18n } = useLingui();
  const send = useSend();
  const [text, setText] = useState('');
  const name = route.box ?? 'received';
  const [period, setPeriod] = useState(anyTime);
  const box = useBox(name, text.trim(), period);
  const chosen = useChosenEntry(box, route, go);
  const actionsOf = useFaxActions(go);
  const search = useRef<HTMLDivElement>(null);
  const remove = useDeletion(box, chosen, go);
  const close = (): void => go({ screen: 'faxes', box: name });
  useEffect(() => {
    send.refreshFaxes();
  }, [send]);
  useCountSpeech(box.total, text.trim());
  useFaxKeys({ row: chosen.entry?.kind === 'fax' ? chosen.entry.row : undefined, search });
  const open = (at: number): void => {
    const entry = box.entryAt(at);
    if (entry?.kind === 'draft') go(routeTo(entry, name));
    else intoTheDetail();
  };
  const hasItem = useAppState((state) => state.faxes.items.some(({ id }) => id === route.itemId));
  const isOpen = chosen.entry !== undefined || route.faxId !== undefined || hasItem;
  return (
    <div className="panes" data-detail={isOpen ? 'open' : 'closed'}>
      <section className="pane-list" aria-label={i18n._({ id: 'faxes.list', message: 'List of faxes' })}>
        <div className="people-head">
          <DatedSearch
            names={{
              field: i18n._({ id: 'faxes.search', message: 'Search faxes' }),
              dates: i18n._({ id: 'faxes.dates', message: 'Search by date' }),
            }}
            text={text}
            setText={setText}
            period={name === 'drafts' ? undefined : period}
            setPeriod={setPeriod}
            searchRef={search}
          />
          <Segments
            name={i18n._({ id: 'faxes.boxes', message: 'Which faxes' })}
            segments={boxNames.map((value) => ({ value, label: boxWords(value, i18n) }))}
            value={name}
            onChange={(next) => go({ screen: 'faxes', box: next })}
          />
        </div>
        <FaxList
          box={box}
          selected={chosen.at}
          onSelect={chosen.choose}
          onOpen={open}
          onDelete={remove}
          actionsOf={actionsOf}
          clear={() => {
            setText('');
            setPeriod(anyTime);
          }}
        />
        <NewFax />
      </section>
      <EntryDetail
        entry={chosen.entry}
        route={route}
        anything={box.total > 0}
        close={close}
        layout={layout}
        go={go}
      />
    </div>
  );
}

/** To the pages, where their keys work, or to what stands in their place. */
function intoTheDetail(): void {
  const pages = document.querySelector<HTMLElement>('.viewer-pages');
  (pages ?? document.querySelector<HTMLElement>('[data-region="detail"]'))?.focus();
}

function NewFax(): ReactNode {
  const { i18n } = useLingui();
  const send = useSend();
  const isMac = useAppState((state) => state.desktop.platform === 'macos');
  const { allowed, why } = useAppState((state) => state.faxes);
  return (
    <div className="fax-list-foot">
      <Button
        look="accent"
        keys={isMac ? 'Cmd+Shift+F' : 'Ctrl+Shift+F'}
        withheld={allowed ? undefined : notAllowedWords(why, i18n)}
        onPress={() => send.newFax({})}
      >
        <Plus size="1.25em" aria-hidden="true" />
        {i18n._({ id: 'faxes.new', message: 'New fax' })}
      </Button>
    </div>
  );
}
