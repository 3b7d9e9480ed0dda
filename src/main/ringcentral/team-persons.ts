import { plainName } from '../../shared/plain-text.ts';
import { type EachAnswer, askEach } from './each-of.ts';
import { textIn } from './people-directory.ts';
import { PlatformError } from './platform-port.ts';
import { isLoose } from './read-values.ts';
import type { RestDoor } from './rest-door.ts';
import type { TeamDoor, TeamPerson } from './team-port.ts';

const path = '/team-messaging/v1/persons';
const mostTeamPersons = 30;
const teamId = /^(glip-)?\d{1,20}$/;

export function createTeamDoor(door: RestDoor): TeamDoor {
  return {
    readTeamPersons: async (asked) => {
      const ids = asked.filter((id) => teamId.test(id)).slice(0, mostTeamPersons);
      if (ids.length === 0) return new Map();
      const answers = await askEach(door, ids, (part) => `${path}/${part}`);
      return new Map([...answers].flatMap(([id, answer]) => personIn(id, answer)));
    },
  };
}

function personIn(id: string, { status, body }: EachAnswer): readonly (readonly [string, TeamPerson])[] {
  if (status === 404) return [[id, { kind: 'former' }]];
  return status === 200 ? [[id, parsePerson(body)]] : [];
}

function parsePerson(body: unknown): TeamPerson {
  if (!isLoose(body)) throw new PlatformError('unexpected-answer', 'the answer is no person');
  const name = [textIn(body, 'firstName'), textIn(body, 'lastName')].filter((part) => part !== undefined);
  return { kind: 'person', name: plainName(name.join(' ')), email: textIn(body, 'email') };
}
