import { useLingui } from '@lingui/react';
import TriangleAlert from 'lucide-react/icons/triangle-alert';
import { type ReactNode, useState } from 'react';
import { Button } from '../components/button.tsx';
import { EmptyState } from '../components/empty-state.tsx';
import { FilterField } from '../components/filter-field.tsx';
import { Segments } from '../components/segments.tsx';
import { Skeleton } from '../components/skeleton.tsx';
import type { EntryList } from './entry-words.ts';
import { SaveReport } from './report.tsx';
import { TraceList } from './trace-list.tsx';
import { useInspection } from './use-inspection.ts';

/** For whoever looks for a fault: what passed, and all of it in one file. */
export function Support(): ReactNode {
  const { i18n } = useLingui();
  return (
    <>
      <p className="support-lead">
        {i18n._({
          id: 'support.lead',
          message:
            'What passed between this computer and RingCentral lately: never what was said or written, no names, no phone numbers.',
        })}
      </p>
      <div className="support-report">
        <SaveReport />
      </div>
      <Inspector />
    </>
  );
}

function Inspector(): ReactNode {
  const { i18n } = useLingui();
  const [list, setList] = useState<EntryList>('requests');
  const [filter, setFilter] = useState('');
  const { rows, status, retry } = useInspection();
  if (status === 'failed') return <InspectionFailed retry={retry} />;
  if (status === 'loading')
    return <Skeleton words={i18n._({ id: 'support.loading', message: 'Loading…' })} rows={4} />;
  return (
    <>
      <div className="trace-bar">
        <Segments
          name={i18n._({ id: 'support.lists', message: 'What to list' })}
          segments={[
            { value: 'requests', label: i18n._({ id: 'trace.requests', message: 'Requests' }) },
            { value: 'events', label: i18n._({ id: 'trace.events', message: 'Events' }) },
          ]}
          value={list}
          onChange={setList}
        />
        <FilterField
          name={i18n._({ id: 'support.filter', message: 'Filter' })}
          value={filter}
          onChange={setFilter}
        />
      </div>
      <TraceList key={list} rows={rows} list={list} filter={filter} clearFilter={() => setFilter('')} />
    </>
  );
}

function InspectionFailed({ retry }: { readonly retry: () => void }): ReactNode {
  const { i18n } = useLingui();
  return (
    <EmptyState
      icon={<TriangleAlert size="2.5em" aria-hidden="true" />}
      title={i18n._({ id: 'support.failed', message: 'This list could not be loaded' })}
      sentence={i18n._({ id: 'support.failedHint', message: 'A report can still be saved.' })}
      action={<Button onPress={retry}>{i18n._({ id: 'action.tryAgain', message: 'Try again' })}</Button>}
    />
  );
}
