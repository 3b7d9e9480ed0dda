import { useLingui } from '@lingui/react';
import { type ReactNode, useState } from 'react';
import type { LookKind } from '../../shared/connection.ts';
import { isTrouble } from '../../shared/connection-look.ts';
import { useConnectionLook } from '../use-connection-look.ts';

/** A thin line while calls may not show up here, and one spoken word when they do again. */
export function ReconnectingLine(): ReactNode {
  const { i18n } = useLingui();
  const { kind } = useConnectionLook();
  const [before, remember] = useState<Course>('calm');
  const course = courseAfter(before, kind);
  if (course !== before) remember(course);
  return (
    <>
      {kind === 'reconnecting' ? (
        <p className="reconnecting-line" role="status">
          {i18n._({ id: 'reconnecting.line', message: 'Reconnecting… Calls may not show up here.' })}
        </p>
      ) : null}
      <p className="visually-hidden" role="status">
        {course === 'back' ? i18n._({ id: 'reconnecting.back', message: 'Back online.' }) : null}
      </p>
    </>
  );
}

type Course = 'calm' | 'trouble' | 'back';

/** Only who was told of a trouble is told of its end. */
export function courseAfter(before: Course, kind: LookKind): Course {
  if (isTrouble(kind)) return 'trouble';
  if (kind === 'online') return before === 'calm' ? 'calm' : 'back';
  return before === 'trouble' ? 'trouble' : 'calm';
}
