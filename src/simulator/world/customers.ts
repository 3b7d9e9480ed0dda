/** Somebody outside the company. `name` is what the network shows, if it shows anything. */
export type Customer = {
  readonly number: string;
  readonly name: string | undefined;
  readonly location: string;
};

export const customers = {
  ada: { number: '+12125550100', name: 'Ada Lovelace', location: 'New York, NY' },
  grace: { number: '+12025550143', name: 'Grace Hopper', location: 'Washington, DC' },
  alan: { number: '+16175550112', name: 'Alan Turing', location: 'Boston, MA' },
  katherine: { number: '+17575550161', name: 'Katherine Johnson', location: 'Hampton, VA' },
  charles: { number: '+13125550188', name: 'Charles Babbage', location: 'Chicago, IL' },
  mary: { number: '+13035550125', name: 'Mary Jackson', location: 'Denver, CO' },
  // A name as the network sends it: capitals, last name first.
  network: { number: '+15035550174', name: 'NOETHER EMMY', location: 'Portland, OR' },
  unknown: { number: '+14155550137', name: undefined, location: 'San Francisco, CA' },
  // Privacy rules may hide the last four digits, also from the people who are called.
  masked: { number: '+1650555XXXX', name: undefined, location: 'Palo Alto, CA' },
  long: {
    number: '+12065550119',
    name: 'Wilhelmina-Constance Featherstonehaugh of the Northern Harbour Restoration Trust',
    location: 'Seattle, WA',
  },
  rightToLeft: { number: '+13135550152', name: 'ليلى منصور', location: 'Detroit, MI' },
  anonymous: { number: 'anonymous', name: undefined, location: '' },
} as const satisfies Readonly<Record<string, Customer>>;

export type CustomerKey = keyof typeof customers;

const everyone: readonly Customer[] = Object.values(customers);

/** Where a number seems to be from, as the call log says; undefined for strangers. */
export function locationOf(number: string): string | undefined {
  return everyone.find((customer) => customer.number === number)?.location || undefined;
}
