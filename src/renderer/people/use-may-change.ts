import { useLingui } from '@lingui/react';
import { useAppState } from '../use-app-state.ts';
import { useConnectionLook } from '../use-connection-look.ts';
import { missingWords } from './problem-words.ts';

/** Why contacts cannot be changed just now; undefined where they can. */
export function useWhyNoChange(): string | undefined {
  const { i18n } = useLingui();
  const missing = useAppState((state) => state.contacts.missing);
  const { kind } = useConnectionLook();
  if (missing !== undefined) return missingWords(missing, i18n);
  if (kind === 'online' || kind === 'short-break' || kind === 'slow') return undefined;
  return i18n._({ id: 'contacts.needsConnection', message: 'Changing contacts needs a connection.' });
}
