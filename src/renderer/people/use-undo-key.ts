import { useModKeys } from '../use-mod-keys.ts';

/** Takes back what was done last with the system's own keys; in a field they take back what was typed. */
export function useUndoKey(undo: (() => void) | undefined): void {
  useModKeys(({ key, isShifted, isTyping }) => (key === 'z' && !isShifted && !isTyping ? undo : undefined));
}
