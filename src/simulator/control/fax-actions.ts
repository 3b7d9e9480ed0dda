import { faxOutcomes, type FaxMatch, type FaxPlan, type FaxTimes, type FaxTruth } from '../message-types.ts';
import { isCoverIndex } from '../rest/cover-pages.ts';
import { describeFax } from '../describe-fax.ts';
import type { Action, ControlParts } from './action.ts';
import * as read from './arguments.ts';
import { ControlError } from './control-error.ts';

const demoSender = { from: '+14155550188', fromName: 'Bay Clinic' };
const mostPages = 500;

/** A customer of the demo company who sends paper, for whoever only wants to see it come. */
function receive({ simulator }: ControlParts, from: read.Arguments) {
  const sender = from.from === undefined ? demoSender : { from: read.needText(from, 'from') };
  const pages = read.count(from, 'pages', 2);
  if (!Number.isInteger(pages) || pages < 1 || pages > mostPages)
    throw new ControlError(400, `"pages" must be a whole number up to ${mostPages}`);
  const { id } = simulator.world.faxes.receive({
    ...{ extensionId: read.someone(simulator, from), ...sender, pages },
    ...read.given({
      fromName: read.text(from, 'fromName'),
      kind: read.oneOf(from, 'kind', ['pdf', 'tiff']),
      resolution: read.oneOf(from, 'resolution', ['High', 'Low']),
      renderSeconds: from.renderSeconds === undefined ? undefined : read.count(from, 'renderSeconds', 0),
      document: documentIn(from),
      contentType: read.text(from, 'contentType'),
    }),
  });
  return { fax: id };
}

function documentIn(from: read.Arguments): Uint8Array | undefined {
  const encoded = read.text(from, 'document');
  return encoded === undefined ? undefined : Buffer.from(encoded, 'base64');
}

const planned = ['renderSeconds', 'queueSeconds', 'pageSeconds'] as const;

/** A time that is left out is drawn by chance; `null` never comes, so that somebody's hand is waited for. */
function secondsOf(from: read.Arguments): Partial<FaxPlan> {
  const named = planned.filter((name) => from[name] !== undefined);
  return Object.fromEntries(
    named.map((name) => [name, from[name] === null ? Infinity : read.count(from, name, 0)]),
  );
}

function plan({ simulator: { world } }: ControlParts, from: read.Arguments) {
  const outcome = read.oneOf(from, 'outcome', faxOutcomes);
  const times = from.times === undefined ? undefined : read.count(from, 'times', 1);
  const match: FaxMatch = read.given({ to: read.text(from, 'to'), times });
  const wanted = { ...read.given({ outcome }), ...secondsOf(from) };
  world.faxes.plan(wanted, match);
  return { ...wanted, ...match };
}

function find({ simulator: { world } }: ControlParts, from: read.Arguments): FaxTruth {
  const truths = world.faxes.truth();
  const id = from.fax === undefined ? truths.at(-1)?.id : read.count(from, 'fax', 0);
  const found = truths.find((one) => one.id === id);
  if (!found) throw new ControlError(404, `No fax ${id ?? ''}`.trim());
  return found;
}

function settle(parts: ControlParts, from: read.Arguments) {
  const outcome = read.oneOf(from, 'outcome', faxOutcomes) ?? 'sent';
  if (outcome === 'by-hand') throw new ControlError(400, '"outcome" must be an end');
  const { id } = find(parts, from);
  parts.simulator.world.faxes.settle(id, outcome, read.text(from, 'to'));
  return describeFax(find(parts, { fax: id }));
}

function file(parts: ControlParts, from: read.Arguments) {
  const fax = find(parts, from);
  const place = read.count(from, 'file', 0);
  const described = describeFax(fax).files[place];
  const content = fax.files[place]?.content;
  if (!described || !content) throw new ControlError(404, `Fax ${fax.id} has no file ${place}`);
  return { fax: fax.id, file: place, ...described, base64: Buffer.from(content).toString('base64') };
}

function changeSettings({ simulator }: ControlParts, from: read.Arguments) {
  const extensionId = read.someone(simulator, from);
  const coverIndex = from.coverIndex === undefined ? undefined : read.count(from, 'coverIndex', 0);
  if (coverIndex !== undefined && !isCoverIndex(coverIndex))
    throw new ControlError(400, '"coverIndex" must be that of a cover page');
  const resolution = read.oneOf(from, 'resolution', ['High', 'Low']);
  simulator.world.faxes.changeSettings(extensionId, read.given({ coverIndex, resolution }));
  return simulator.world.faxes.settings(extensionId);
}

const stretches = ['render', 'queue', 'page', 'shown'] as const;

/** One number of seconds, or two to draw between. */
function rangeOf(from: read.Arguments, name: keyof FaxTimes): FaxTimes['page'] | undefined {
  const value = from[name];
  if (value === undefined) return undefined;
  const [least, most] = Array.isArray(value) ? (value as unknown[]) : [value, value];
  const isSeconds = (one: unknown): one is number => typeof one === 'number' && one >= 0;
  if (isSeconds(least) && isSeconds(most) && least <= most) return [least, most];
  throw new ControlError(400, `"${name}" must be seconds, or the least and the most of them`);
}

function changeTimes({ simulator: { world } }: ControlParts, from: read.Arguments) {
  const entries = stretches.map((name) => [name, rangeOf(from, name)] as const);
  world.faxes.changeTimes(Object.fromEntries(entries.filter(([, range]) => range !== undefined)));
  return world.faxes.times();
}

/** How faxes go, and what has become of them. */
export const faxActions: readonly Action[] = [
  {
    method: 'GET',
    path: '/faxes',
    what: 'Every fax there ever was, its files by size and hash, and all outcomes.',
    takes: [],
    run: ({ simulator: { world } }) => ({
      faxes: world.faxes.truth().map(describeFax),
      outcomes: faxOutcomes,
    }),
  },
  {
    method: 'POST',
    path: '/faxes/receive',
    what: 'A fax comes in for `extension`: so many drawn `pages` of a `kind` (pdf, tiff), or a `document` in base64.',
    takes: [
      'extension',
      'from',
      'fromName',
      'pages',
      'kind',
      'resolution',
      'renderSeconds',
      'document',
      'contentType',
    ],
    run: receive,
  },
  {
    method: 'POST',
    path: '/faxes/plan',
    what: 'Lets the next `times` transmissions (to the number `to`) go as `outcome` says.',
    takes: ['outcome', 'to', 'times', ...planned],
    run: plan,
  },
  {
    method: 'DELETE',
    path: '/faxes/plan',
    what: 'Takes all plans for faxes back.',
    takes: [],
    run: ({ simulator: { world } }) => world.faxes.forgetPlans(),
  },
  {
    method: 'POST',
    path: '/faxes/settle',
    what: 'Ends a fax (the newest one) at once as `outcome` says, at the number `to` or everywhere.',
    takes: ['fax', 'to', 'outcome'],
    run: settle,
  },
  {
    method: 'POST',
    path: '/faxes/file',
    what: 'The bytes of a `file` (0) of a fax (the newest one), in base64.',
    takes: ['fax', 'file'],
    run: file,
  },
  {
    method: 'POST',
    path: '/faxes/settings',
    what: 'The cover page and the resolution that faxes of `extension` have unless they say otherwise.',
    takes: ['extension', 'coverIndex', 'resolution'],
    run: changeSettings,
  },
  {
    method: 'POST',
    path: '/faxes/times',
    what: 'Seconds that rendering, the queue and each page take, and until a message shows.',
    takes: stretches,
    run: changeTimes,
  },
];
