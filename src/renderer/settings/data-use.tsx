import { useLingui } from '@lingui/react';
import type { I18n } from '@lingui/core';
import { type ReactNode, useCallback } from 'react';
import type { KeptUse } from '../../shared/keeping.ts';
import { useAppState, useCompanion } from '../use-app-state.ts';
import { useAsked } from '../use-asked.ts';

/** How much is kept now. */
export function DataUse(): ReactNode {
  const { i18n } = useLingui();
  const { ask } = useCompanion();
  const version = useAppState((state) => state.keeping.version);
  // Another question with each version: asked at once when more or less is kept.
  const keptUse = useCallback(() => ask.keptUse().then((use) => ({ use, version })), [ask, version]);
  const use = useAsked(keptUse, 10_000)?.use;
  if (use === undefined) return null;
  return (
    <dl className="facts" aria-label={i18n._({ id: 'data.use', message: 'Kept on this computer' })}>
      {factsOf(use, i18n).map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function factsOf(use: KeptUse, i18n: I18n): readonly (readonly [name: string, value: string])[] {
  const number = new Intl.NumberFormat(i18n.locale);
  const size = new Intl.NumberFormat(i18n.locale, {
    style: 'unit',
    unit: 'megabyte',
    maximumFractionDigits: 1,
  });
  const day = new Intl.DateTimeFormat(i18n.locale, { dateStyle: 'medium' });
  const calls = number.format(use.calls);
  return [
    [
      i18n._({ id: 'data.calls', message: 'Calls' }),
      use.oldestCall === undefined
        ? calls
        : i18n._({
            id: 'data.callsSince',
            message: '{calls}, the oldest of {day}',
            values: { calls, day: day.format(use.oldestCall) },
          }),
    ],
    [i18n._({ id: 'data.faxes', message: 'Faxes' }), number.format(use.faxes)],
    [i18n._({ id: 'data.people', message: 'People' }), number.format(use.people)],
    [
      i18n._({ id: 'data.notes', message: 'Notes and call-backs' }),
      i18n._({
        id: 'data.notesAndReminders',
        message: '{notes} and {reminders}',
        values: { notes: number.format(use.notes), reminders: number.format(use.reminders) },
      }),
    ],
    [
      i18n._({ id: 'data.unsent', message: 'Waits to be sent, and drafts' }),
      i18n._({
        id: 'data.unsentAndDrafts',
        message: '{unsent} and {drafts}',
        values: { unsent: number.format(use.unsent), drafts: number.format(use.drafts) },
      }),
    ],
    [
      i18n._({ id: 'data.databaseSize', message: 'Room for all of that' }),
      size.format(use.databaseBytes / 1e6),
    ],
    [
      i18n._({ id: 'data.documentSize', message: 'Pages of faxes and recordings' }),
      size.format(use.documentBytes / 1e6),
    ],
  ];
}
