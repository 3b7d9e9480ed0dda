import type { ExtensionRecord, World } from '../world-types.ts';

/** A number that the person may show to others. */
export type OwnNumber = {
  readonly id: number;
  readonly phoneNumber: string;
  readonly usageType: 'DirectNumber' | 'MainCompanyNumber';
};

const mainNumber = ({ account }: World): OwnNumber => ({
  id: account.id * 10 + 1,
  phoneNumber: account.mainNumber,
  usageType: 'MainCompanyNumber',
});

/** The direct number, where there is one. */
export function directNumbers({ id, directNumber }: ExtensionRecord): readonly OwnNumber[] {
  return directNumber === undefined
    ? []
    : [{ id: id * 10 + 1, phoneNumber: directNumber, usageType: 'DirectNumber' }];
}

/** The direct number and the company's, both with the feature CallerId. */
export const ownNumbers = (world: World, extension: ExtensionRecord): readonly OwnNumber[] => [
  ...directNumbers(extension),
  mainNumber(world),
];
