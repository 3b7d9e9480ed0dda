import { expect, test } from 'vitest';
import { placedCalls } from '../../../../src/renderer/ring-out/placed-calls.ts';
import { call, connectedCall } from '../../../support/builders.ts';
import { ringOut } from '../../../support/ring-out-builders.ts';

const outbound = { id: 'mine', direction: 'outbound' } as const;

test('while it is being placed there is one entry, with both phones', () => {
  const placed = ringOut({ callId: 'mine', phase: 'their-phone-rings' });
  const other = call();
  expect(placedCalls([placed], [call(outbound), other])).toEqual({ ringOuts: [placed], calls: [other] });
});

test('once both are connected it is a call like any other', () => {
  const placed = ringOut({ callId: 'mine', phase: 'connected' });
  const talking = connectedCall(outbound);
  expect(placedCalls([placed], [talking])).toEqual({ ringOuts: [], calls: [talking] });
});

test('a connected one whose call nobody told of is still shown', () => {
  const placed = ringOut({ callId: undefined, phase: 'connected' });
  expect(placedCalls([placed], [])).toEqual({ ringOuts: [placed], calls: [] });
});
