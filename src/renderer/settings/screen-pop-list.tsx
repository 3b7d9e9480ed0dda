import { useLingui } from '@lingui/react';
import GripVertical from 'lucide-react/icons/grip-vertical';
import { type ReactNode, useRef } from 'react';
import type { PopRule } from '../../shared/screen-pop.ts';
import { ActionMenu, type MenuAction } from '../components/action-menu.tsx';
import { BareSwitch } from '../components/bare-switch.tsx';
import { Button, IconButton } from '../components/button.tsx';
import { Chip } from '../components/chip.tsx';
import { useAppState, useSend } from '../use-app-state.ts';
import { type RuleOrder, useRuleOrder } from './screen-pop-order.ts';
import { ruleConditions, ruleTitle } from './screen-pop-sentence.ts';

type Props = { readonly rules: readonly PopRule[]; readonly edit: (rule: PopRule) => void };

/** The rules from the top, to be put into another order by dragging or by keys. */
export function RuleList({ rules, edit }: Props): ReactNode {
  const { i18n } = useLingui();
  const list = useRef<HTMLOListElement>(null);
  const order = useRuleOrder(rules, list);
  if (rules.length === 0)
    return (
      <p className="pop-none">
        {i18n._({ id: 'pop.none', message: 'There is no rule yet: nothing happens by itself.' })}
      </p>
    );
  return (
    <ol ref={list} className="rules" aria-label={i18n._({ id: 'pop.rules', message: 'Rules' })}>
      {rules.map((rule, at) => (
        <RuleRow
          key={rule.id}
          rule={rule}
          at={at}
          count={rules.length}
          order={order}
          edit={() => edit(rule)}
        />
      ))}
    </ol>
  );
}

type RowProps = {
  readonly rule: PopRule;
  readonly at: number;
  readonly count: number;
  readonly order: RuleOrder;
  readonly edit: () => void;
};

function RuleRow({ rule, at, count, order, edit }: RowProps): ReactNode {
  const { i18n } = useLingui();
  const send = useSend();
  const programs = useAppState((state) => state.settings.screenPop.programs);
  const title = ruleTitle(rule, programs, i18n);
  const values = { title, place: at + 1, count };
  return (
    <li
      className="rule pop-rule"
      data-rule={rule.id}
      data-dragged={order.dragged === rule.id}
      data-drop={order.over?.ruleId === rule.id ? (order.over.isBelow ? 'below' : 'above') : undefined}
      draggable
      onDragStart={(event) => order.start(event, rule)}
      onDragOver={(event) => order.hover(event, rule)}
      onDrop={order.drop}
      onDragEnd={order.end}
      onKeyDown={(event) => order.onKeyDown(event, rule, title)}
    >
      <IconButton
        className="grip"
        name={i18n._({ id: 'pop.grip', message: '{title}, position {place} of {count}', values })}
        hint={i18n._({ id: 'pop.gripHint', message: 'Drag, or move with Alt and the arrows' })}
        onPress={edit}
      >
        <GripVertical size="1.25em" aria-hidden="true" />
      </IconButton>
      <div className="pop-rule-lines">
        <bdi className="pop-rule-title">{title}</bdi>
        <span className="setting-effect">{ruleConditions(rule, i18n).join(' · ')}</span>
        {rule.rehearsed ? null : (
          <Chip tone="warn">{i18n._({ id: 'pop.unrehearsed', message: 'Off until rehearsed' })}</Chip>
        )}
      </div>
      <BareSwitch
        name={title}
        on={rule.on}
        disabled={!rule.rehearsed}
        onChange={(on) => send.switchPopRule(rule.id, on)}
      />
      <Button
        size="small"
        className="pop-edit"
        name={i18n._({ id: 'pop.editNamed', message: 'Edit {title}', values })}
        onPress={edit}
      >
        {i18n._({ id: 'pop.edit', message: 'Edit' })}
      </Button>
      <RuleMenu rule={rule} at={at} count={count} order={order} title={title} />
    </li>
  );
}

function RuleMenu({
  rule,
  at,
  count,
  order,
  title,
}: Omit<RowProps, 'edit'> & { readonly title: string }): ReactNode {
  const { i18n } = useLingui();
  const send = useSend();
  const up: MenuAction = {
    ...{ id: 'up', words: i18n._({ id: 'rules.up', message: 'Move up' }), keys: 'Alt+↑' },
    run: () => order.move(rule, at - 1, title),
  };
  const down: MenuAction = {
    ...{ id: 'down', words: i18n._({ id: 'pop.down', message: 'Move down' }), keys: 'Alt+↓' },
    run: () => order.move(rule, at + 1, title),
  };
  const copyKey: MenuAction = {
    id: 'copy-key',
    words: i18n._({ id: 'pop.copySecret', message: 'Copy the key' }),
    run: () => send.copyPopSecret(rule.id),
  };
  const newKey: MenuAction = {
    id: 'new-key',
    words: i18n._({ id: 'pop.renewSecret', message: 'Make a new key' }),
    run: () => send.renewPopSecret(rule.id),
  };
  const remove: MenuAction = {
    id: 'remove',
    words: i18n._({ id: 'pop.remove', message: 'Remove' }),
    run: () => order.remove(rule, title),
  };
  return (
    <ActionMenu
      name={i18n._({ id: 'pop.more', message: 'More for {title}', values: { title } })}
      actions={[
        ...(at > 0 ? [up] : []),
        ...(at < count - 1 ? [down] : []),
        ...(rule.action.kind === 'webhook' ? [copyKey, newKey] : []),
        remove,
      ]}
    />
  );
}
