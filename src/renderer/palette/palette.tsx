import { useLingui } from '@lingui/react';
import { type ReactNode, useCallback, useEffect, useId, useMemo, useRef, useState } from 'react';
import type { Navigation } from '../frame/use-route.ts';
import { OverWindow } from '../components/over-window.tsx';
import { speak } from '../call-card/speak.ts';
import { useAppState, useSend } from '../use-app-state.ts';
import { useCountSpeech } from '../use-count-speech.ts';
import { allCommands, suggested } from './commands.ts';
import { FilterChips } from './filter-chips.tsx';
import { lessonsIn } from './lessons.ts';
import { PaletteField } from './palette-field.tsx';
import { PaletteFoot } from './palette-foot.tsx';
import { PaletteList, rowId } from './palette-list.tsx';
import { without } from './read-typed.ts';
import { firstGroups, type Found, groupsFor, type PaletteGroup, type PaletteRow } from './rows.ts';
import { takeRow, toCall } from './take-row.ts';
import { useFound } from './use-found.ts';
import { usePaletteKeys } from './use-palette-keys.ts';

type Props = {
  readonly navigation: Navigation;
  readonly onClose: () => void;
};

/** One box for everything: looks for people, calls, notes and faxes, and does what the window can do. */
export function Palette(props: Props): ReactNode {
  const { i18n } = useLingui();
  return (
    <OverWindow
      name={i18n._({ id: 'palette.name', message: 'Search or do anything' })}
      onClose={props.onClose}
    >
      <PaletteBox {...props} />
    </OverWindow>
  );
}

function PaletteBox({ navigation, onClose }: Props): ReactNode {
  const send = useSend();
  const listId = useId();
  const field = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState('');
  const found = useFound(typed);
  const groups = useGroups(found, navigation);
  const count = groups.reduce((sum, { rows }) => sum + rows.length, 0);
  const isNothing = found.typed.trim() === '';
  useCountSpeech(count, isNothing ? '' : found.typed);
  const type = (next: string): void => {
    setTyped(next);
    field.current?.focus();
  };
  const take = (row: PaletteRow, how: 'open' | 'call'): void => {
    const to = how === 'call' ? toCall(row) : undefined;
    if (to !== undefined) send.callNumber(to);
    const taken = to === undefined ? takeRow(row, navigation.go, send) : { kind: 'done' as const };
    if (taken.kind === 'done') onClose();
    else if (taken.kind === 'fills') type(taken.text);
    else speak(taken.why, 'high');
  };
  const latest = useRef(take);
  useEffect(() => {
    latest.current = take;
  });
  // The same function each time: letters that are typed draw no row anew.
  const open = useCallback((row: PaletteRow) => latest.current(row, 'open'), []);
  const { active, onKeyDown } = usePaletteKeys({ typed, shown: found.typed, groups, onTake: take });
  const activeId = active === undefined ? undefined : rowId(listId, active);
  useEffect(() => {
    if (activeId !== undefined) document.getElementById(activeId)?.scrollIntoView({ block: 'nearest' });
  }, [activeId, groups]);
  return (
    <>
      <PaletteField {...{ typed, field, listId, activeId, onKeyDown }} onType={setTyped} />
      <FilterChips filters={found.read.filters} onRemove={(filter) => type(without(found.typed, filter))} />
      <PaletteList {...{ id: listId, groups, active, wanted: wantedIn(found) }} onTake={open} />
      <PaletteFoot
        isEmpty={count === 0}
        row={groups.flatMap(({ rows }) => rows).find(({ key }) => key === active)}
      />
    </>
  );
}

/** What is marked in the rows: words that are looked for, and whom it was with. */
function wantedIn({ read }: Found): string {
  const whom = read.filters.flatMap((one) => ('whom' in one ? one.whom : []));
  return [read.words, ...whom].join(' ');
}

/** Drawn anew with what is found, not with every letter. */
function useGroups(found: Found, navigation: Navigation): readonly PaletteGroup[] {
  const { i18n } = useLingui();
  const send = useSend();
  const state = useAppState((all) => all);
  const world = useMemo(() => ({ state, send, navigation, i18n }), [i18n, navigation, send, state]);
  const commands = useMemo(() => allCommands(world), [world]);
  return useMemo(() => {
    const parts = { commands, recent: world.state.search.recent };
    if (found.typed.trim() !== '') return groupsFor(found, parts);
    return firstGroups(suggested(commands, world), parts, lessonsIn(world.i18n));
  }, [commands, found, world]);
}
