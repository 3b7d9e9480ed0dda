import { useLingui } from '@lingui/react';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { ContactField, MergeView } from '../../shared/contact.ts';
import { Button } from '../components/button.tsx';
import { DetailPane } from '../components/detail-pane.tsx';
import { Skeleton } from '../components/skeleton.tsx';
import type { Layout } from '../frame/use-layout.ts';
import { useAppState, useCompanion, useSend } from '../use-app-state.ts';
import { MergeTable } from './merge-table.tsx';
import { personName } from './person-words.ts';
import { useContactWork, useNewWorkId } from './use-contact-work.ts';
import { useWhyNoChange } from './use-may-change.ts';
import type { Places } from './use-places.ts';
import { WorkProblem } from './work-problem.tsx';

type Props = {
  readonly keptId: string;
  readonly droppedId: string;
  readonly places: Places;
  readonly layout: Layout;
};

/** Two contacts side by side, and what one of them will have of both. */
export function MergePage({ keptId, droppedId, places, layout }: Props): ReactNode {
  const { i18n } = useLingui();
  const view = useMergeView(keptId, droppedId);
  return (
    <DetailPane
      headingId="person-name"
      back={i18n._({ id: 'person.back', message: 'All contacts' })}
      layout={layout}
      close={places.done}
    >
      <h2 id="person-name">{i18n._({ id: 'merge.title', message: 'One person or two?' })}</h2>
      {view === undefined ? (
        <Skeleton words={i18n._({ id: 'merge.loading', message: 'Reading both contacts…' })} rows={4} />
      ) : (
        <Merging view={view} places={places} />
      )}
    </DetailPane>
  );
}

function Merging({ view, places }: { readonly view: MergeView; readonly places: Places }): ReactNode {
  const { i18n } = useLingui();
  const send = useSend();
  const newId = useNewWorkId();
  const [taken, setTaken] = useState<ReadonlySet<ContactField>>(new Set());
  const [workId, setWorkId] = useState<string>();
  const work = useContactWork(workId);
  const whyNot = useWhyNoChange();
  const isWorking = work?.phase === 'working';
  useDone(work?.phase === 'done', () => places.show(view.kept.id));
  const merge = (): void => {
    if (workId !== undefined) send.dismissContactWork(workId);
    const id = newId();
    setWorkId(id);
    send.mergeContacts({ id, keptId: view.kept.id, droppedId: view.dropped.id, taken: [...taken] });
  };
  return (
    <>
      <p>
        {i18n._({
          id: 'merge.explained',
          message: 'Merging puts everything into the first contact and deletes the second one.',
        })}
      </p>
      <MergeTable
        view={view}
        taken={taken}
        take={(field, isTaken) =>
          setTaken((now) => new Set(isTaken ? [...now, field] : [...now].filter((one) => one !== field)))
        }
      />
      {work === undefined ? null : <WorkProblem work={work} />}
      {whyNot === undefined ? null : <p className="contact-why">{whyNot}</p>}
      <div className="contact-form-buttons">
        <Button look="accent" disabled={isWorking || whyNot !== undefined} onPress={merge}>
          {isWorking
            ? i18n._({ id: 'merge.working', message: 'Merging…' })
            : i18n._({
                id: 'merge.merge',
                message: 'Merge into {name}',
                values: { name: personName(view.kept) },
              })}
        </Button>
        <Button disabled={isWorking} onPress={() => places.compareTwo(view.dropped.id, view.kept.id)}>
          {i18n._({ id: 'merge.swap', message: 'Keep the other one' })}
        </Button>
        <Button onPress={places.done}>{i18n._({ id: 'merge.two', message: 'They are two people' })}</Button>
      </div>
    </>
  );
}

function useDone(isDone: boolean, goOn: () => void): void {
  const gone = useRef(false);
  useEffect(() => {
    if (!isDone || gone.current) return;
    gone.current = true;
    goOn();
  });
}

function useMergeView(keptId: string, droppedId: string): MergeView | undefined {
  const { ask } = useCompanion();
  const version = useAppState((state) => state.people.version);
  const [found, setFound] = useState<MergeView>();
  useEffect(() => {
    let isOver = false;
    ask.mergeView(keptId, droppedId).then(
      // What was compared stays in view when one of the two is gone.
      (view) => (isOver || view === undefined ? undefined : setFound(view)),
      () => undefined,
    );
    return () => {
      isOver = true;
    };
  }, [ask, keptId, droppedId, version]);
  return found?.kept.id === keptId && found.dropped.id === droppedId ? found : undefined;
}
