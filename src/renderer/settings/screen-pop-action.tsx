import { useLingui } from '@lingui/react';
import { type ReactNode, useEffect, useRef } from 'react';
import { type PopAction, type PopCheck, popLimits, type PopRuleDraft } from '../../shared/screen-pop.ts';
import { Button } from '../components/button.tsx';
import { SelectRow } from '../components/select-row.tsx';
import { SwitchRow } from '../components/switch-row.tsx';
import { TextRow } from '../components/text-row.tsx';
import { useAppState, useSend } from '../use-app-state.ts';
import { AddressFields } from './screen-pop-address.tsx';
import { ListRow } from './screen-pop-list-row.tsx';
import { actionKindWords, placeholderList, refusalWords } from './screen-pop-words.ts';

const kinds = ['address', 'program', 'webhook', 'note', 'clipboard'] as const;

const blankActions: { readonly [Kind in PopAction['kind']]: Extract<PopAction, { kind: Kind }> } = {
  address: { kind: 'address', template: '' },
  program: { kind: 'program', programId: '', arguments: [] },
  webhook: { kind: 'webhook', address: '', privateHost: '' },
  note: { kind: 'note', text: '' },
  clipboard: { kind: 'clipboard', text: '{e164}' },
};

type Props = {
  readonly draft: PopRuleDraft;
  readonly change: (part: Partial<PopRuleDraft>) => void;
  readonly check: PopCheck | undefined;
};

/** What the rule does. */
export function ActionFields({ draft, change, check }: Props): ReactNode {
  const { i18n } = useLingui();
  const { action } = draft;
  const set = (next: PopAction): void => change({ action: next });
  // Nobody has done anything wrong by not having begun.
  const problem =
    check?.ok === false && check.reason !== 'empty'
      ? refusalWords(check.reason, check.detail, i18n)
      : undefined;
  return (
    <>
      <SelectRow
        label={i18n._({ id: 'pop.what', message: 'What happens' })}
        effect={i18n._({
          id: 'pop.whatEffect',
          message: 'Nothing a caller is called can make it something else.',
        })}
        options={kinds.map((value) => ({ value, label: actionKindWords(value, i18n) }))}
        value={action.kind}
        onChange={(kind) => set(blankActions[kind])}
      />
      {action.kind === 'address' ? <AddressFields action={action} set={set} problem={problem} /> : null}
      {action.kind === 'program' ? <ProgramFields action={action} set={set} problem={problem} /> : null}
      {action.kind === 'webhook' ? (
        <WebhookFields action={action} set={set} check={check} problem={problem} />
      ) : null}
      {action.kind === 'note' || action.kind === 'clipboard' ? (
        <TextRow
          label={i18n._({ id: 'pop.text', message: 'Text' })}
          effect={i18n._({
            id: 'pop.textEffect',
            message: 'These are filled in for each call: {placeholders}',
            values: { placeholders: placeholderList },
          })}
          value={action.text}
          problem={problem}
          onChange={(text) => set({ ...action, text: text.slice(0, popLimits.text) })}
        />
      ) : null}
      <CheckResult check={check} />
    </>
  );
}

type FieldProps<Kind extends PopAction['kind']> = {
  readonly action: Extract<PopAction, { kind: Kind }>;
  readonly set: (action: PopAction) => void;
  readonly problem: string | undefined;
};

function ProgramFields({ action, set, problem }: FieldProps<'program'>): ReactNode {
  const { i18n } = useLingui();
  const send = useSend();
  const { programId, count } = useAppState((state) => state.screenPop.picked);
  const notStartable = useAppState((state) => state.screenPop.notStartable);
  const path = useAppState(
    (state) => state.settings.screenPop.programs.find(({ id }) => id === action.programId)?.path,
  );
  const before = useRef(count);
  useEffect(() => {
    // Only what was picked while this rule is open.
    if (count === before.current || programId === undefined) return;
    before.current = count;
    set({ ...action, programId });
  }, [count, programId, action, set]);
  return (
    <>
      <div className="setting setting-facts">
        <span className="setting-label">{i18n._({ id: 'pop.programFile', message: 'Program' })}</span>
        {path === undefined ? null : (
          <bdi dir="ltr" className="mono pop-path">
            {path}
          </bdi>
        )}
        <div>
          <Button onPress={() => send.pickPopProgram()}>
            {i18n._({ id: 'pop.pick', message: 'Choose the program…' })}
          </Button>
        </div>
        <span className={notStartable ? 'field-problem' : 'setting-effect'} role="status">
          {notStartable
            ? i18n._({
                id: 'pop.notStartable',
                message:
                  'This file cannot be started as it is. Choose a program itself, not a script for a shell or a link to one.',
              })
            : i18n._({
                id: 'pop.pickEffect',
                message: 'Only you can choose it, here. It is started without a shell and goes on by itself.',
              })}
        </span>
      </div>
      <ListRow
        label={i18n._({ id: 'pop.arguments', message: 'Arguments' })}
        effect={i18n._({
          id: 'pop.argumentsEffect',
          message: 'One in a line, each handed over as it is. Filled in for each call: {placeholders}',
          values: { placeholders: placeholderList },
        })}
        values={action.arguments}
        by="line"
        most={popLimits.arguments}
        problem={path === undefined ? undefined : problem}
        onChange={(given) => set({ ...action, arguments: given })}
      />
    </>
  );
}

function WebhookFields({
  action,
  set,
  check,
  problem,
}: FieldProps<'webhook'> & Pick<Props, 'check'>): ReactNode {
  const { i18n } = useLingui();
  const inside =
    action.privateHost !== ''
      ? action.privateHost
      : check?.ok === false && check.reason === 'private-address'
        ? check.detail
        : '';
  return (
    <>
      <TextRow
        label={i18n._({ id: 'pop.webhookAddress', message: 'Address of the webhook' })}
        effect={i18n._({
          id: 'pop.webhookEffect',
          message:
            'It is sent JSON about the call, signed with a key of this rule. Copy the key from the rule’s menu once it is saved.',
        })}
        placeholder="https://hooks.example/calls"
        leftToRight
        value={action.address}
        problem={problem}
        onChange={(address) => set({ ...action, address: address.trim(), privateHost: '' })}
      />
      {inside === '' ? null : (
        <SwitchRow
          label={i18n._({ id: 'pop.inside', message: 'Send to {inside}', values: { inside } })}
          effect={i18n._({
            id: 'pop.insideEffect',
            message:
              'It lies inside your own network, or is this computer. Allow it only if you know what runs there.',
          })}
          on={action.privateHost !== ''}
          onChange={(on) => set({ ...action, privateHost: on ? inside : '' })}
        />
      )}
    </>
  );
}

/** Where people or data would go, with an example filled in. */
function CheckResult({ check }: { readonly check: PopCheck | undefined }): ReactNode {
  const { i18n } = useLingui();
  return (
    <div className="pop-check" aria-live="polite">
      {check?.ok === true && check.host !== undefined ? (
        <dl className="facts">
          <div>
            <dt>{i18n._({ id: 'pop.host', message: 'Leads to' })}</dt>
            <dd>
              <bdi dir="ltr">{check.host}</bdi>
            </dd>
          </div>
          {check.example.kind === 'address' ? (
            <div>
              <dt>{i18n._({ id: 'pop.example', message: 'Example' })}</dt>
              <dd>
                <bdi dir="ltr" className="mono">
                  {check.example.address}
                </bdi>
              </dd>
            </div>
          ) : null}
        </dl>
      ) : null}
    </div>
  );
}
