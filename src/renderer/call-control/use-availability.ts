import { useCallback, useEffect, useState } from 'react';
import type { Availability } from '../../shared/presence.ts';
import { type DialRow, targetOf } from '../quick-call/dial-rows.ts';
import { useClock, useCompanion } from '../use-app-state.ts';
import { useAsked } from '../use-asked.ts';

export type AvailabilityOf = (row: DialRow) => Availability | undefined;

/** Somebody is typing: what stands there for less than this is not asked about. */
const settlesWithin = 250;
/** Nothing tells of colleagues by itself, so they are asked about as long as they are looked at. */
const every = 15_000;
const nobody: Readonly<Record<string, Availability>> = {};

/** How the colleagues among the rows stand for a call now. */
export function useAvailability(rows: readonly DialRow[]): AvailabilityOf {
  const { ask } = useCompanion();
  const ids = useSettled([...new Set(rows.flatMap(colleagueIn))].join(' '));
  const question = useCallback(
    () => (ids === '' ? Promise.resolve(nobody) : ask.availability(ids.split(' '))),
    [ask, ids],
  );
  const known = useAsked(question, every) ?? nobody;
  return (row) => known[targetOf(row).identity?.personId ?? ''];
}

function colleagueIn(row: DialRow): readonly string[] {
  const id = targetOf(row).identity?.personId;
  return id?.startsWith('company:') === true ? [id] : [];
}

function useSettled(value: string): string {
  const clock = useClock();
  const [settled, setSettled] = useState(value);
  useEffect(() => clock.after(settlesWithin, () => setSettled(value)), [clock, value]);
  return settled;
}
