import { useCallback } from 'react';
import type { Settings } from '../../shared/settings.ts';
import { useAppState, useSend } from '../use-app-state.ts';

type SectionName =
  'alerts' | 'calls' | 'fax' | 'keeping' | 'general' | 'appearance' | 'shortcuts' | 'platform';

type Section<Name extends SectionName> = {
  readonly values: Settings[Name];
  readonly change: (change: Partial<Settings[Name]>) => void;
};

/** One section of the settings and the way to change it. Changes apply at once. */
export function useSettings<Name extends SectionName>(name: Name): Section<Name> {
  const values = useAppState((state) => state.settings[name]);
  const send = useSend();
  const change = useCallback(
    (part: Partial<Settings[Name]>) => send.changeSettings({ [name]: part }),
    [name, send],
  );
  return { values, change };
}
