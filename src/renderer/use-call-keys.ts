import { useSend } from './use-app-state.ts';
import { useModKeys } from './use-mod-keys.ts';

/**
 * Mod+Shift+C calls whoever is chosen, Mod+Shift+I goes to their page.
 * @param to E.164 or an extension; undefined where nobody can be called
 */
export function useCallKeys(to: string | undefined, showPerson?: () => void): void {
  const send = useSend();
  useModKeys(({ key, isShifted }) => {
    if (!isShifted) return undefined;
    if (key === 'c' && to !== undefined) return () => send.callNumber(to);
    return key === 'i' ? showPerson : undefined;
  });
}
