import { useLingui } from '@lingui/react';
import { type ReactNode, useState } from 'react';
import type { OwnPhone } from '../../shared/ring-out.ts';
import type { PhoneRule } from '../../shared/settings.ts';
import { Button } from '../components/button.tsx';
import { RuleEditor } from './rule-editor.tsx';
import { ruleSentence } from './rule-words.ts';
import { useSettings } from './use-settings.ts';

/** As many as are stored. */
const mostRules = 20;

/** Another phone at some hours or on some networks; the first rule that fits decides. */
export function PhoneRules({ phones }: { readonly phones: readonly OwnPhone[] }): ReactNode {
  const { i18n } = useLingui();
  const { values, change } = useSettings('calls');
  const [editing, setEditing] = useState(false);
  const rules = values.phoneRules;
  const store = (phoneRules: readonly PhoneRule[]): void => change({ phoneRules });
  return (
    <section className="setting setting-rules" aria-labelledby="phone-rules">
      <h3 id="phone-rules" className="setting-label">
        {i18n._({ id: 'rules.label', message: 'Another phone at times' })}
      </h3>
      <p className="setting-effect">
        {i18n._({
          id: 'rules.effect',
          message: 'By the hour, or by the network this computer is on. The first rule that fits decides.',
        })}
      </p>
      <ol className="rules">
        {rules.map((rule, index) => (
          <li key={JSON.stringify(rule)} className="rule">
            <span className="rule-words">{ruleSentence(rule, phones, i18n)}</span>
            <RuleButtons rules={rules} index={index} store={store} phones={phones} />
          </li>
        ))}
      </ol>
      {editing ? (
        <RuleEditor
          phones={phones}
          onAdd={(rule) => {
            store([...rules.filter((each) => JSON.stringify(each) !== JSON.stringify(rule)), rule]);
            setEditing(false);
          }}
          onCancel={() => setEditing(false)}
        />
      ) : (
        <div className="setting-buttons">
          <Button
            disabled={phones.length === 0 || rules.length >= mostRules}
            onPress={() => setEditing(true)}
          >
            {i18n._({ id: 'rules.add', message: 'Add a rule' })}
          </Button>
        </div>
      )}
    </section>
  );
}

type ButtonsProps = {
  readonly rules: readonly PhoneRule[];
  readonly index: number;
  readonly phones: readonly OwnPhone[];
  readonly store: (rules: readonly PhoneRule[]) => void;
};

function RuleButtons({ rules, index, phones, store }: ButtonsProps): ReactNode {
  const { i18n } = useLingui();
  const rule = rules[index];
  const above = rules[index - 1];
  if (rule === undefined) return null;
  const values = { rule: ruleSentence(rule, phones, i18n) };
  return (
    <span className="rule-buttons">
      {above === undefined ? null : (
        <Button
          size="small"
          look="ghost"
          name={i18n._({ id: 'rules.upNamed', message: 'Move up: {rule}', values })}
          onPress={() => store(rules.with(index - 1, rule).with(index, above))}
        >
          {i18n._({ id: 'rules.up', message: 'Move up' })}
        </Button>
      )}
      <Button
        size="small"
        look="ghost"
        name={i18n._({ id: 'rules.removeNamed', message: 'Remove: {rule}', values })}
        onPress={() => store(rules.toSpliced(index, 1))}
      >
        {i18n._({ id: 'rules.remove', message: 'Remove' })}
      </Button>
    </span>
  );
}
