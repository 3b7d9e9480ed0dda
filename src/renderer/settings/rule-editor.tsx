import { useLingui } from '@lingui/react';
import { type ReactNode, useState } from 'react';
import type { OwnPhone } from '../../shared/ring-out.ts';
import type { PhoneRule } from '../../shared/settings.ts';
import { Button } from '../components/button.tsx';
import { Choices } from '../components/choices.tsx';
import { SelectRow } from '../components/select-row.tsx';
import { TextRow } from '../components/text-row.tsx';
import { phoneLabel } from './phone-label.ts';
import { isSubnet } from './subnet.ts';
import { WeekHours } from './week-hours.tsx';

type Props = {
  readonly phones: readonly OwnPhone[];
  readonly onAdd: (rule: PhoneRule) => void;
  readonly onCancel: () => void;
};

type Draft = {
  readonly phoneId: string;
  readonly kind: PhoneRule['when']['kind'];
  readonly from: number;
  readonly to: number;
  readonly days: readonly number[];
  readonly subnet: string;
};

/** Outside of office hours, which is what such a rule is mostly for. */
const usual: Omit<Draft, 'phoneId'> = {
  kind: 'hours',
  from: 18 * 60,
  to: 8 * 60,
  days: [1, 2, 3, 4, 5],
  subnet: '',
};

/** One rule in the making: a phone, and when it rings first. */
export function RuleEditor({ phones, onAdd, onCancel }: Props): ReactNode {
  const { i18n } = useLingui();
  const [draft, setDraft] = useState<Draft>({ ...usual, phoneId: phones[0]?.id ?? '' });
  const change = (part: Partial<Draft>): void => setDraft({ ...draft, ...part });
  const rule = ruleOf(draft);
  return (
    <div className="rule-editor" role="group" aria-label={i18n._({ id: 'rules.new', message: 'New rule' })}>
      <SelectRow
        label={i18n._({ id: 'rules.phone', message: 'Phone' })}
        effect={i18n._({ id: 'rules.phoneEffect', message: 'Rings first when the rule fits.' })}
        options={phones.map((phone) => ({ value: phone.id, label: phoneLabel(phone) }))}
        value={draft.phoneId}
        onChange={(phoneId) => change({ phoneId })}
      />
      <Choices
        label={i18n._({ id: 'rules.when', message: 'When' })}
        choices={[
          { value: 'hours', label: i18n._({ id: 'rules.hours', message: 'At certain hours' }) },
          { value: 'network', label: i18n._({ id: 'rules.network', message: 'On a certain network' }) },
        ]}
        value={draft.kind}
        onChange={(kind) => change({ kind })}
      />
      {draft.kind === 'hours' ? (
        <WeekHours hours={draft} change={change} />
      ) : (
        <Subnet draft={draft} change={change} />
      )}
      <div className="setting-buttons">
        <Button
          look="accent"
          disabled={rule === undefined}
          onPress={() => (rule === undefined ? undefined : onAdd(rule))}
        >
          {i18n._({ id: 'rules.keep', message: 'Add this rule' })}
        </Button>
        <Button onPress={onCancel}>{i18n._({ id: 'action.cancel', message: 'Cancel' })}</Button>
      </div>
    </div>
  );
}

/** Undefined while something is missing. */
function ruleOf({ phoneId, kind, from, to, days, subnet }: Draft): PhoneRule | undefined {
  if (phoneId === '') return undefined;
  if (kind === 'network') return isSubnet(subnet) ? { phoneId, when: { kind, subnet } } : undefined;
  return days.length > 0 && from !== to ? { phoneId, when: { kind, from, to, days } } : undefined;
}

type PartProps = { readonly draft: Draft; readonly change: (part: Partial<Draft>) => void };

function Subnet({ draft, change }: PartProps): ReactNode {
  const { i18n } = useLingui();
  const isWrong = draft.subnet !== '' && !isSubnet(draft.subnet);
  return (
    <TextRow
      label={i18n._({ id: 'rules.subnet', message: 'Addresses of that network' })}
      effect={i18n._({
        id: 'rules.subnetEffect',
        message: 'This computer’s own address has to lie there. Whoever runs the network knows them.',
      })}
      problem={
        isWrong
          ? i18n._({
              id: 'rules.subnetWrong',
              message: 'This is no range of addresses. It looks like {example}.',
              values: { example: '192.168.7.0/24' },
            })
          : undefined
      }
      placeholder="192.168.7.0/24"
      leftToRight
      value={draft.subnet}
      onChange={(subnet) => change({ subnet: subnet.trim() })}
    />
  );
}
