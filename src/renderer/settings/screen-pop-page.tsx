import { useLingui } from '@lingui/react';
import type { ReactNode } from 'react';
import type { ScreenPopCheck } from '../../shared/ipc-contract.ts';
import { Choices } from '../components/choices.tsx';
import { SwitchRow } from '../components/switch-row.tsx';
import { TextRow } from '../components/text-row.tsx';
import { refusalWords } from './screen-pop-words.ts';
import { useDraft } from './use-draft.ts';
import { useScreenPopCheck } from './use-screen-pop-check.ts';
import { useSettings } from './use-settings.ts';

export function ScreenPopPage(): ReactNode {
  const { i18n } = useLingui();
  const { values, change } = useSettings('screenPop');
  const draft = useDraft(values.template, (template) => change({ template }));
  const check = useScreenPopCheck(draft.value.trim());
  const problem = check?.ok === false ? refusalWords(check.reason, check.detail, i18n) : undefined;
  return (
    <>
      <SwitchRow
        label={i18n._({ id: 'pop.enabled', message: "Open the caller's page" })}
        effect={i18n._({
          id: 'pop.enabledEffect',
          message: 'Opens the address below in your browser, once per call.',
        })}
        on={values.enabled}
        onChange={(enabled) => change({ enabled })}
      />
      <TextRow
        label={i18n._({ id: 'pop.address', message: 'Address' })}
        effect={i18n._({
          id: 'pop.addressEffect',
          message: 'These are filled in for each call: {placeholders}',
          values: { placeholders: '{number} {e164} {name} {extension} {line}' },
        })}
        placeholder="https://crm.example/search?phone={e164}"
        leftToRight
        value={draft.value}
        problem={problem}
        onChange={draft.change}
        onDone={() => (problem === undefined ? draft.done() : undefined)}
      />
      <CheckResult check={check} />
      <Choices
        label={i18n._({ id: 'pop.moment', message: 'When' })}
        choices={[
          { value: 'ringing', label: i18n._({ id: 'pop.ringing', message: 'When it rings' }) },
          { value: 'answered', label: i18n._({ id: 'pop.answered', message: 'When I answer' }) },
        ]}
        value={values.moment}
        onChange={(moment) => change({ moment })}
      />
      <SwitchRow
        label={i18n._({ id: 'pop.anonymous', message: 'Also without a caller ID' })}
        effect={i18n._({
          id: 'pop.anonymousEffect',
          message: 'The placeholders for the number and the name are empty then.',
        })}
        on={values.forAnonymous}
        onChange={(forAnonymous) => change({ forAnonymous })}
      />
    </>
  );
}

/** Where people would be sent, with an example filled in. */
function CheckResult({ check }: { readonly check: ScreenPopCheck | undefined }): ReactNode {
  const { i18n } = useLingui();
  return (
    <div className="pop-check" aria-live="polite">
      {check?.ok === true ? (
        <dl className="facts">
          <div>
            <dt>{i18n._({ id: 'pop.host', message: 'Opens pages of' })}</dt>
            <dd>
              <bdi dir="ltr">{check.host}</bdi>
            </dd>
          </div>
          <div>
            <dt>{i18n._({ id: 'pop.example', message: 'Example' })}</dt>
            <dd>
              <bdi dir="ltr" className="mono">
                {check.example}
              </bdi>
            </dd>
          </div>
        </dl>
      ) : null}
    </div>
  );
}
