import { useEffect, useState } from 'react';
import type { ScreenPopCheck } from '../../shared/ipc-contract.ts';
import { useClock, useCompanion } from '../use-app-state.ts';

type Checked = { readonly template: string; readonly check: ScreenPopCheck };

/** How long after the last key press the address is looked at, in ms. */
const pause = 250;

/** The main process's word on the address that is being typed; nothing while it is empty or unchecked. */
export function useScreenPopCheck(template: string): ScreenPopCheck | undefined {
  const companion = useCompanion();
  const clock = useClock();
  const [checked, setChecked] = useState<Checked>();
  useEffect(() => {
    if (template === '') return undefined;
    let stale = false;
    const takeBack = clock.after(checked === undefined ? 0 : pause, () => {
      companion.ask.checkScreenPop(template).then(
        (check) => (stale ? undefined : setChecked({ template, check })),
        () => undefined,
      );
    });
    return () => {
      stale = true;
      takeBack();
    };
    // Only another address asks again, not the answer to the last question.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [template, companion, clock]);
  return checked?.template === template ? checked.check : undefined;
}
