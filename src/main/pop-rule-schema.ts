import * as z from 'zod';
import {
  popCallers,
  popLimits,
  popMoments,
  type PopProgram,
  type PopRule,
  type PopRuleDraft,
} from '../shared/screen-pop.ts';
import { weekHours } from './week-hours-schema.ts';

/** The shape of a rule, wherever one comes from: a window, the settings file, somebody else's export. */

// Line breaks in a note are the person's own; other control characters are nobody's.
const plain = /^(?:\n|[^\p{Cc}\u2028\u2029])*$/u;
const text = (longest: number) => z.string().max(longest).regex(plain);
const line = (longest: number) =>
  z
    .string()
    .max(longest)
    .regex(/^\P{Cc}*$/u);

const hours = z.strictObject(weekHours);

const conditionShape = {
  direction: z.enum(['inbound', 'outbound', 'both']),
  lines: z.array(line(100)).max(popLimits.lines),
  numbers: z.array(line(40)).max(popLimits.numbers),
  tag: line(100),
  caller: z.enum(popCallers),
  withoutNumber: z.boolean(),
  hours: z.union([z.literal('always'), hours]),
};

const template = z.string().max(popLimits.template);
const id = z
  .string()
  .max(80)
  .regex(/^[\w-]*$/);

const address = { kind: z.literal('address'), template };
const webhook = { kind: z.literal('webhook'), address: template, privateHost: line(300) };
const note = { kind: z.literal('note'), text: text(popLimits.text) };
const clipboard = { kind: z.literal('clipboard'), text: text(popLimits.text) };
const handedOver = z.array(line(popLimits.text)).max(popLimits.arguments);

const action = z.discriminatedUnion('kind', [
  z.strictObject(address),
  z.strictObject({ kind: z.literal('program'), programId: id, arguments: handedOver }),
  z.strictObject(webhook),
  z.strictObject(note),
  z.strictObject(clipboard),
]);

const draftShape = {
  name: line(popLimits.name),
  moment: z.enum(popMoments),
  condition: z.strictObject(conditionShape),
  action,
  stopHere: z.boolean(),
  coolDownMinutes: z.int().min(0).max(popLimits.coolDownMinutes),
};

/** As a window sends it. */
export const popRuleDraft: z.ZodType<PopRuleDraft> = z.strictObject(draftShape);

/** As the settings keep it. */
export const popRule: z.ZodType<PopRule> = z.strictObject({
  ...draftShape,
  id: id.min(1),
  on: z.boolean(),
  rehearsed: z.boolean(),
  more: z.string().max(4000),
});

export const popProgram: z.ZodType<PopProgram> = z.strictObject({
  id: id.min(1),
  path: z
    .string()
    .min(1)
    .max(4096)
    .regex(/^[^\0]+$/),
});

/** As somebody's file brings it: a path of a program is not among what is read, and neither is a host to trust. */
export const importedPopRule = z.object({
  ...draftShape,
  condition: z.object(conditionShape),
  action: z.discriminatedUnion('kind', [
    z.object(address),
    z.object({ kind: z.literal('program'), arguments: handedOver }),
    z.object({ kind: z.literal('webhook'), address: template }),
    z.object(note),
    z.object(clipboard),
  ]),
});
