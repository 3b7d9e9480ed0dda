import { useLingui } from '@lingui/react';
import { type ReactNode, useEffect, useState } from 'react';
import type { PopResult, PopRun, PopRunPage } from '../../shared/screen-pop.ts';
import { Button } from '../components/button.tsx';
import { Chip } from '../components/chip.tsx';
import { Confirm } from '../components/confirm.tsx';
import { useAppState, useClock, useCompanion, useSend } from '../use-app-state.ts';
import { whenWords } from '../when-words.ts';
import { EffectText } from './screen-pop-effect.tsx';
import { momentWords, resultWords } from './screen-pop-words.ts';

/** What the rules did, newest first. */
export function RunLog(): ReactNode {
  const { i18n } = useLingui();
  const send = useSend();
  const { page, older } = useRuns();
  return (
    <section className="pop-log" aria-labelledby="pop-log">
      <h3 id="pop-log" className="setting-label">
        {i18n._({ id: 'pop.log', message: 'What the rules did' })}
      </h3>
      {page.runs.length === 0 ? (
        <p className="setting-effect">{i18n._({ id: 'pop.logEmpty', message: 'Nothing yet.' })}</p>
      ) : (
        <>
          <ol className="pop-runs">
            {page.runs.map((run) => (
              <Run key={run.id} run={run} />
            ))}
          </ol>
          <div className="setting-buttons">
            {page.more ? (
              <Button onPress={older}>{i18n._({ id: 'pop.older', message: 'Show older ones' })}</Button>
            ) : null}
            <Confirm
              buttonLabel={i18n._({ id: 'pop.clear', message: 'Clear the list' })}
              question={i18n._({ id: 'pop.clearQuestion', message: 'Clear what the rules did?' })}
              explanation={i18n._({
                id: 'pop.clearEffect',
                message: 'The rules stay, and do nothing twice for a call all the same.',
              })}
              confirmLabel={i18n._({ id: 'pop.clearYes', message: 'Clear' })}
              cancelLabel={i18n._({ id: 'action.cancel', message: 'Cancel' })}
              onConfirm={() => send.clearPopRuns()}
            />
          </div>
        </>
      )}
    </section>
  );
}

function Run({ run }: { readonly run: PopRun }): ReactNode {
  const { i18n } = useLingui();
  const now = useClock().now();
  const who = run.who === '' ? i18n._({ id: 'party.anonymous', message: 'No caller ID' }) : run.who;
  return (
    <li className="pop-run">
      <span className="pop-call-head">
        <bdi className="pop-call-who">{who}</bdi>
        <span className="setting-effect">
          {[whenWords(run.at, now, i18n), run.ruleName, momentWords(run.moment, i18n)]
            .filter((part) => part !== '')
            .join(' · ')}
        </span>
      </span>
      <EffectText effect={run.effect} />
      <Chip tone={toneOf(run.result)}>{resultWords(run.result, i18n)}</Chip>
    </li>
  );
}

function toneOf({ kind }: PopResult): 'neutral' | 'info' | 'warn' | 'stop' {
  if (kind === 'done' || kind === 'received') return 'info';
  if (kind === 'under-way' || kind === 'left-out') return 'neutral';
  return kind === 'interrupted' ? 'warn' : 'stop';
}

const nothing: PopRunPage = { runs: [], more: false };

/** The newest page again with each change; older ones are put below it as they are asked for. */
function useRuns(): { readonly page: PopRunPage; readonly older: () => void } {
  const companion = useCompanion();
  const version = useAppState((state) => state.screenPop.runs);
  const [page, setPage] = useState(nothing);
  useEffect(() => {
    let isStale = false;
    companion.ask.popRuns(0).then(
      (next) => (isStale ? undefined : setPage(next)),
      () => undefined,
    );
    return () => {
      isStale = true;
    };
  }, [companion, version]);
  const last = page.runs.at(-1);
  return {
    page,
    older: () => {
      if (last === undefined) return;
      companion.ask.popRuns(last.id).then(
        (next) => setPage({ runs: [...page.runs, ...next.runs], more: next.more }),
        () => undefined,
      );
    },
  };
}
