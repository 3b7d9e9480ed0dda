import type { DialTarget } from '../../shared/dialling.ts';
import { useAppState } from '../use-app-state.ts';
import type { ActNames } from './pending-words.ts';
import type { Control } from './use-control.ts';

/** What the ids and numbers in an action are called. */
export function useActNames({
  asking,
  lastTargets,
  went,
}: Pick<Control, 'asking' | 'lastTargets' | 'went'>): ActNames {
  const devices = useAppState((state) => state.callControl.devices);
  const flipTargets = useAppState((state) => state.callControl.flipTargets);
  const sentTo: readonly DialTarget[] = went !== undefined && 'target' in went ? [went.target] : [];
  const targets = [...(asking === undefined ? [] : [asking.target]), ...sentTo, ...lastTargets];
  return { devices, flipTargets, targets };
}
