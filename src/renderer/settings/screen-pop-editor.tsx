import { useLingui } from '@lingui/react';
import { type ReactNode, useLayoutEffect, useRef, useState } from 'react';
import { anyCall, popLimits, popMoments, type PopRule, type PopRuleDraft } from '../../shared/screen-pop.ts';
import { Button } from '../components/button.tsx';
import { SelectRow } from '../components/select-row.tsx';
import { SwitchRow } from '../components/switch-row.tsx';
import { TextRow } from '../components/text-row.tsx';
import { Unfold } from '../components/unfold.tsx';
import { useSend } from '../use-app-state.ts';
import { ActionFields } from './screen-pop-action.tsx';
import { ConditionFields } from './screen-pop-condition.tsx';
import { RehearsalView } from './screen-pop-rehearsal.tsx';
import { useRehearsal, useRuleCheck } from './screen-pop-use-check.ts';
import { momentWords, refusalWords } from './screen-pop-words.ts';

const blank: PopRuleDraft = {
  name: '',
  moment: 'ringing',
  condition: anyCall,
  action: { kind: 'address', template: '' },
  stopHere: false,
  coolDownMinutes: 0,
};

type Props = { readonly rule: PopRule | undefined; readonly onDone: () => void };

/** One rule in the making. It is switched on once the person has seen what it would have done. */
export function RuleEditor({ rule, onDone }: Props): ReactNode {
  const { i18n } = useLingui();
  const send = useSend();
  const [draft, setDraft] = useState<PopRuleDraft>(rule === undefined ? blank : draftOf(rule));
  const change = (part: Partial<PopRuleDraft>): void => setDraft({ ...draft, ...part });
  const check = useRuleCheck(draft);
  const { rehearsal, rehearse } = useRehearsal(draft, rule?.id);
  const top = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => top.current?.querySelector('button')?.focus(), []);
  const canSave = rehearsal?.check.ok === true;
  return (
    <div
      ref={top}
      className="pop-editor"
      role="group"
      aria-label={
        rule === undefined
          ? i18n._({ id: 'pop.newRule', message: 'New rule' })
          : i18n._({ id: 'pop.editRule', message: 'Edit the rule' })
      }
    >
      <ActionFields draft={draft} change={change} check={check} />
      <SelectRow
        label={i18n._({ id: 'pop.moment', message: 'When' })}
        effect={i18n._({ id: 'pop.momentEffect', message: 'Once for each call, however often it rings.' })}
        options={popMoments.map((value) => ({ value, label: momentWords(value, i18n) }))}
        value={draft.moment}
        onChange={(moment) => change({ moment })}
      />
      <div className="pop-unfolds">
        <Unfold words={i18n._({ id: 'pop.some', message: 'Only some calls' })}>
          {() => (
            <ConditionFields condition={draft.condition} change={(condition) => change({ condition })} />
          )}
        </Unfold>
        <Unfold words={i18n._({ id: 'pop.moreOptions', message: 'Name, order, repetition' })}>
          {() => <MoreFields draft={draft} change={change} />}
        </Unfold>
      </div>
      {check?.ok === false && isElsewhere(check.reason) ? (
        <p className="field-problem">{refusalWords(check.reason, check.detail, i18n)}</p>
      ) : null}
      <div className="setting-buttons pop-editor-buttons">
        <Button look={canSave ? 'plain' : 'accent'} disabled={check?.ok !== true} onPress={rehearse}>
          {i18n._({ id: 'pop.rehearse', message: 'Rehearse' })}
        </Button>
        <Button
          look={canSave ? 'accent' : 'plain'}
          disabled={!canSave}
          onPress={() => {
            if (rule === undefined) send.savePopRule(draft);
            else send.savePopRule(draft, rule.id);
            onDone();
          }}
        >
          {i18n._({ id: 'pop.save', message: 'Save and switch on' })}
        </Button>
        <Button onPress={onDone}>{i18n._({ id: 'action.cancel', message: 'Cancel' })}</Button>
      </div>
      <RehearsalView rehearsal={rehearsal} />
    </div>
  );
}

function draftOf({ name, moment, condition, action, stopHere, coolDownMinutes }: PopRule): PopRuleDraft {
  return { name, moment, condition, action, stopHere, coolDownMinutes };
}

/** What is wrong stands in a part that may be folded away. */
function isElsewhere(reason: string): boolean {
  return reason === 'number-pattern' || reason === 'no-days';
}

type PartProps = { readonly draft: PopRuleDraft; readonly change: (part: Partial<PopRuleDraft>) => void };

function MoreFields({ draft, change }: PartProps): ReactNode {
  const { i18n } = useLingui();
  return (
    <>
      <TextRow
        label={i18n._({ id: 'pop.name', message: 'Name' })}
        effect={i18n._({ id: 'pop.nameEffect', message: 'Without one it is called by what it does.' })}
        value={draft.name}
        onChange={(name) => change({ name: name.slice(0, popLimits.name) })}
      />
      <SwitchRow
        label={i18n._({ id: 'pop.stopHere', message: 'Stop here' })}
        effect={i18n._({
          id: 'pop.stopHereEffect',
          message: 'Where this rule fits, those below it are not looked at.',
        })}
        on={draft.stopHere}
        onChange={(stopHere) => change({ stopHere })}
      />
      <SelectRow
        label={i18n._({ id: 'pop.coolDownLabel', message: 'The same number again' })}
        effect={i18n._({
          id: 'pop.coolDownEffect',
          message: 'How long the rule rests for a number that called.',
        })}
        options={coolDowns(draft.coolDownMinutes).map((minutes) => ({
          value: String(minutes),
          label: i18n._({
            id: 'pop.coolDownMinutes',
            message: '{minutes, plural, =0 {Every time} one {After # minute} other {After # minutes}}',
            values: { minutes },
          }),
        }))}
        value={String(draft.coolDownMinutes)}
        onChange={(minutes) => change({ coolDownMinutes: Number(minutes) })}
      />
    </>
  );
}

const usualCoolDowns = [0, 1, 5, 15, 60, 240, 1440];

/** One from an import may be another than these. */
function coolDowns(own: number): readonly number[] {
  return usualCoolDowns.includes(own)
    ? usualCoolDowns
    : [...usualCoolDowns, own].toSorted((one, other) => one - other);
}
