import { useLingui } from '@lingui/react';
import type { ReactNode } from 'react';
import { Choices } from '../components/choices.tsx';
import { SelectRow } from '../components/select-row.tsx';
import { SwitchRow } from '../components/switch-row.tsx';
import { textSizes } from '../frame/text-sizes.ts';
import { useSettings } from './use-settings.ts';

export function AppearancePage(): ReactNode {
  const { i18n } = useLingui();
  const { values, change } = useSettings('appearance');
  const percent = new Intl.NumberFormat(i18n.locale, { style: 'percent' });
  return (
    <>
      <Choices
        label={i18n._({ id: 'appearance.theme', message: 'Theme' })}
        choices={[
          { value: 'system', label: i18n._({ id: 'theme.system', message: 'As the system' }) },
          { value: 'light', label: i18n._({ id: 'theme.light', message: 'Light' }) },
          { value: 'dark', label: i18n._({ id: 'theme.dark', message: 'Dark' }) },
        ]}
        value={values.theme}
        onChange={(theme) => change({ theme })}
      />
      <SwitchRow
        label={i18n._({ id: 'appearance.contrast', message: 'More contrast' })}
        effect={i18n._({
          id: 'appearance.contrastEffect',
          message: 'Stronger text and outlines on plain grounds.',
        })}
        on={values.moreContrast}
        onChange={(moreContrast) => change({ moreContrast })}
      />
      <SwitchRow
        label={i18n._({ id: 'appearance.motion', message: 'Less motion' })}
        effect={i18n._({ id: 'appearance.motionEffect', message: 'Nothing slides or pulses.' })}
        on={values.reduceMotion}
        onChange={(reduceMotion) => change({ reduceMotion })}
      />
      <SelectRow
        label={i18n._({ id: 'appearance.textSize', message: 'Text size' })}
        effect={i18n._({
          id: 'appearance.textSizeEffect',
          message: 'Everything grows with it, the call card too.',
        })}
        options={textSizes.map((size) => ({ value: String(size), label: percent.format(size / 100) }))}
        value={String(values.textSize)}
        onChange={(size) => change({ textSize: Number(size) })}
      />
    </>
  );
}
