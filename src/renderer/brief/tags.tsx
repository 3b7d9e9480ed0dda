import { useLingui } from '@lingui/react';
import Plus from 'lucide-react/icons/plus';
import X from 'lucide-react/icons/x';
import { type ReactNode, useRef, useState } from 'react';
import { longestTag, mostTags, type Whom } from '../../shared/identification.ts';
import { withoutControls } from '../../shared/plain-text.ts';
import { IconButton } from '../components/button.tsx';
import { useSend } from '../use-app-state.ts';

type Props = { readonly whom: Whom; readonly tags: readonly string[] };

/** The person's own tags on somebody: put on and taken off in place. */
export function Tags({ whom, tags }: Props): ReactNode {
  const { i18n } = useLingui();
  const send = useSend();
  return (
    <ul className="tags" aria-label={i18n._({ id: 'tags.list', message: 'Tags' })}>
      {tags.map((tag) => (
        <li key={tag} className="chip chip-neutral tag">
          <bdi>{withoutControls(tag)}</bdi>
          <IconButton
            size="small"
            name={i18n._({ id: 'tags.remove', message: 'Remove the tag {tag}', values: { tag } })}
            onPress={() => send.setTag(whom, tag, false)}
          >
            <X size="1em" aria-hidden="true" />
          </IconButton>
        </li>
      ))}
      {tags.length >= mostTags ? null : (
        <li>
          <NewTag add={(tag) => send.setTag(whom, tag, true)} />
        </li>
      )}
    </ul>
  );
}

/** A button until it is pressed, then a field; Enter puts the tag on, Escape or leaving it empty gives up. */
function NewTag({ add }: { readonly add: (tag: string) => void }): ReactNode {
  const { i18n } = useLingui();
  const [text, setText] = useState<string>();
  const button = useRef<HTMLButtonElement>(null);
  const name = i18n._({ id: 'tags.add', message: 'Add a tag' });
  if (text === undefined)
    return (
      <IconButton size="small" name={name} onPress={() => setText('')} buttonRef={button}>
        <Plus size="1em" aria-hidden="true" />
      </IconButton>
    );
  const finish = (): void => {
    if (text.trim() !== '') add(text);
    setText(undefined);
  };
  return (
    <input
      className="text-input tag-input"
      aria-label={name}
      dir="auto"
      maxLength={longestTag}
      value={text}
      ref={(field) => field?.focus()}
      onChange={(event) => setText(event.target.value)}
      onBlur={finish}
      onKeyDown={(event) => {
        if (event.key === 'Enter') {
          event.preventDefault();
          if (text.trim() !== '') add(text);
          setText('');
        } else if (event.key === 'Escape') {
          event.preventDefault();
          event.stopPropagation();
          setText(undefined);
        }
      }}
    />
  );
}
