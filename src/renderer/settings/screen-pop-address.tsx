import type { I18n } from '@lingui/core';
import { useLingui } from '@lingui/react';
import { type ReactNode, useState } from 'react';
import { type PopAction, popLimits } from '../../shared/screen-pop.ts';
import { type PopPreset, popPresets, presetTemplate } from '../../shared/screen-pop-presets.ts';
import { SelectRow } from '../components/select-row.tsx';
import { TextRow } from '../components/text-row.tsx';
import { placeholderList } from './screen-pop-words.ts';

type Props = {
  readonly action: Extract<PopAction, { kind: 'address' }>;
  readonly set: (action: PopAction) => void;
  readonly problem: string | undefined;
};

const own = 'own';

/** A page to open: by one of the known programs for customers, or any address. */
export function AddressFields({ action, set, problem }: Props): ReactNode {
  const { i18n } = useLingui();
  const [presetId, setPresetId] = useState(own);
  const [part, setPart] = useState('');
  const preset = popPresets.find(({ id }) => id === presetId);
  const fill = (next: typeof preset, nextPart: string): void => {
    if (next !== undefined) set({ ...action, template: presetTemplate(next, nextPart) });
  };
  return (
    <>
      <SelectRow
        label={i18n._({ id: 'pop.preset', message: 'Customer program' })}
        effect={presetWords(preset, i18n)}
        options={[
          { value: own, label: i18n._({ id: 'pop.presetOwn', message: 'Another address' }) },
          ...popPresets.map(({ id, name }) => ({ value: id, label: name })),
        ]}
        value={presetId}
        onChange={(id) => {
          setPresetId(id);
          setPart('');
          fill(
            popPresets.find((each) => each.id === id),
            '',
          );
        }}
      />
      {preset === undefined || preset.part === 'none' ? null : (
        <TextRow
          label={
            preset.part === 'subdomain'
              ? i18n._({ id: 'pop.subdomain', message: 'Your company in its address' })
              : i18n._({ id: 'pop.accountNumber', message: 'The number of your account' })
          }
          effect={i18n._({
            id: 'pop.partEffect',
            message: 'As your browser shows it when you are signed in to {name}.',
            values: { name: preset.name },
          })}
          leftToRight
          value={part}
          onChange={(next) => {
            setPart(next);
            fill(preset, next);
          }}
        />
      )}
      <TextRow
        label={i18n._({ id: 'pop.addressField', message: 'Address' })}
        effect={i18n._({
          id: 'pop.addressEffect',
          message: 'These are filled in for each call: {placeholders}',
          values: { placeholders: placeholderList },
        })}
        placeholder="https://crm.example/search?phone={e164}"
        leftToRight
        value={action.template}
        problem={problem}
        onChange={(template) => set({ ...action, template: template.trim().slice(0, popLimits.template) })}
      />
    </>
  );
}

function presetWords(preset: PopPreset | undefined, i18n: I18n): string {
  switch (preset?.evidence) {
    case undefined:
      return i18n._({ id: 'pop.presetNone', message: 'Choose the one you use, or write any address below.' });
    case 'seen':
      return i18n._({
        id: 'pop.presetEffect',
        message: 'Searches for the number, by an address that others use. It was not tried on your account.',
      });
    case 'guess':
      return i18n._({
        id: 'pop.presetGuess',
        message: 'This address was never seen in use. Try the example in your browser first.',
      });
  }
}
