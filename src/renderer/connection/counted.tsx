import { useLingui } from '@lingui/react';
import type { I18n } from '@lingui/core';
import type { ReactNode } from 'react';
import type { CounterName } from '../../shared/inspection.ts';
import { useCompanion } from '../use-app-state.ts';
import { useAsked } from '../use-asked.ts';

/** What happened since the start, in numbers: what a healthy connection and an ill one are told apart by. */
export function Counted(): ReactNode {
  const { i18n } = useLingui();
  const counters = useAsked(useCompanion().ask.counters, 5_000);
  if (counters === undefined) return null;
  const count = new Intl.NumberFormat(i18n.locale);
  return (
    <section className="connection-section">
      <h3>{i18n._({ id: 'counted.title', message: 'Since Ringside started' })}</h3>
      <dl className="counted">
        {shown.map((name) => (
          <div key={name}>
            <dt>{counterWords(name, i18n)}</dt>
            <dd>{count.format(counters[name])}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

const shown: readonly CounterName[] = [
  ...(['events', 'repeated', 'damaged', 'unreadable', 'foreign'] as const),
  ...(['reconnects', 'soft-gaps', 'hard-gaps', 'found-by-audit'] as const),
  ...(['refreshes', 'rate-limited'] as const),
];

function counterWords(name: CounterName, i18n: I18n): string {
  switch (name) {
    case 'events':
      return i18n._({ id: 'counted.events', message: 'Events' });
    case 'repeated':
      return i18n._({ id: 'counted.repeated', message: 'Events that came twice' });
    case 'damaged':
      return i18n._({ id: 'counted.damaged', message: 'Damaged events' });
    case 'unreadable':
      return i18n._({ id: 'counted.unreadable', message: 'Unreadable messages' });
    case 'foreign':
      return i18n._({ id: 'counted.foreign', message: 'Events for somebody else' });
    case 'reconnects':
      return i18n._({ id: 'counted.reconnects', message: 'Connected again' });
    case 'soft-gaps':
      return i18n._({ id: 'counted.softGaps', message: 'Short gaps closed' });
    case 'hard-gaps':
      return i18n._({ id: 'counted.hardGaps', message: 'Long gaps closed' });
    case 'found-by-audit':
      return i18n._({ id: 'counted.audit', message: 'Calls found by the hourly check' });
    case 'refreshes':
      return i18n._({ id: 'counted.refreshes', message: 'Sign-in renewed' });
    case 'rate-limited':
      return i18n._({ id: 'counted.rateLimited', message: 'Asked to wait by RingCentral' });
  }
}
