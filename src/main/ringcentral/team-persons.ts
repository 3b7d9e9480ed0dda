import { plainName } from '../../shared/plain-text.ts';
import { parseJsonBytes } from './json-text.ts';
import { textIn } from './people-directory.ts';
import { PlatformError } from './platform-port.ts';
import { isLoose } from './read-values.ts';
import type { RestDoor } from './rest-door.ts';
import type { TeamDoor, TeamPerson } from './team-port.ts';

const path = '/team-messaging/v1/persons';
/** Without it several answers come as MIME parts. */
const jsonParts = 'application/vnd.ringcentral.multipart+json';
const mostTeamPersons = 30;
const teamId = /^(glip-)?\d{1,20}$/;

export function createTeamDoor(door: RestDoor): TeamDoor {
  return {
    readTeamPersons: async (asked) => {
      const ids = asked.filter((id) => teamId.test(id)).slice(0, mostTeamPersons);
      const [only] = ids;
      if (only === undefined) return new Map();
      if (ids.length === 1) return new Map([[only, await readOne(door, only)]]);
      const call = { method: 'GET', path: `${path}/${ids.join(',')}`, urgency: 'background' } as const;
      const answer = await door.send({ ...call, accept: jsonParts });
      const body = parseJsonBytes(new Uint8Array(await answer.arrayBuffer()));
      if (!Array.isArray(body))
        throw new PlatformError('unexpected-answer', 'the answer is no list of persons');
      return new Map(body.flatMap((part: unknown) => personIn(part)));
    },
  };
}

async function readOne(door: RestDoor, id: string): Promise<TeamPerson> {
  try {
    return parsePerson(await door.ask({ method: 'GET', path: `${path}/${id}`, urgency: 'background' }));
  } catch (error) {
    if (error instanceof PlatformError && error.status === 404) return { kind: 'former' };
    throw error;
  }
}

function personIn(part: unknown): readonly (readonly [string, TeamPerson])[] {
  if (!isLoose(part)) return [];
  const { resourceId, status, body } = part;
  if (typeof resourceId !== 'string' || !teamId.test(resourceId)) return [];
  if (status === 404) return [[resourceId, { kind: 'former' }]];
  return status === 200 ? [[resourceId, parsePerson(body)]] : [];
}

function parsePerson(body: unknown): TeamPerson {
  if (!isLoose(body)) throw new PlatformError('unexpected-answer', 'the answer is no person');
  const name = [textIn(body, 'firstName'), textIn(body, 'lastName')].filter((part) => part !== undefined);
  return { kind: 'person', name: plainName(name.join(' ')), email: textIn(body, 'email') };
}
