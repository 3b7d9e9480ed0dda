import { useEffect, useState } from 'react';
import type { PopCheck, PopRehearsal, PopRuleDraft } from '../../shared/screen-pop.ts';
import { useClock, useCompanion } from '../use-app-state.ts';

/** How long after the last key press the rule is looked at, in ms. */
const pause = 250;

/** The main process's word on the rule that is being written; undefined until it is there. */
export function useRuleCheck(draft: PopRuleDraft): PopCheck | undefined {
  const companion = useCompanion();
  const clock = useClock();
  const [checked, setChecked] = useState<{ readonly key: string; readonly check: PopCheck }>();
  const key = JSON.stringify(draft);
  useEffect(() => {
    let stale = false;
    const takeBack = clock.after(checked === undefined ? 0 : pause, () => {
      companion.ask.checkPopRule(draft).then(
        (check) => (stale ? undefined : setChecked({ key, check })),
        () => undefined,
      );
    });
    return () => {
      stale = true;
      takeBack();
    };
    // eslint-disable-next-line react-hooks/exhaustive-deps -- only another rule asks again, not the last answer
  }, [key, companion, clock]);
  return checked?.key === key ? checked.check : undefined;
}

type Rehearsing = {
  /** Of the draft as it stands; undefined where it has changed since, or was never rehearsed. */
  readonly rehearsal: PopRehearsal | undefined;
  readonly rehearse: () => void;
};

export function useRehearsal(draft: PopRuleDraft, ruleId: string | undefined): Rehearsing {
  const companion = useCompanion();
  const [shown, setShown] = useState<{ readonly key: string; readonly rehearsal: PopRehearsal }>();
  // A rule may be called something else without being another one.
  const key = JSON.stringify({ ...draft, name: '' });
  return {
    rehearsal: shown?.key === key ? shown.rehearsal : undefined,
    rehearse: () => {
      companion.ask.rehearsePopRule(draft, ruleId).then(
        (rehearsal) => setShown({ key, rehearsal }),
        () => undefined,
      );
    },
  };
}
