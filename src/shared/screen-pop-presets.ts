/** Search addresses of programs in which people keep their customers. */

export type PopPreset = {
  readonly id: string;
  readonly name: string;
  /** `YOUR-PART` stands for what is different for each company. */
  readonly template: string;
  /** What `YOUR-PART` is: a part of the host, or a number in the path. */
  readonly part: 'subdomain' | 'account-number' | 'none';
  /**
   * `seen`: the form is used in public documents or source of others. `guess`: no such evidence. None of them was tried
   * on an account of that program.
   */
  readonly evidence: 'seen' | 'guess';
};

/** Stands where the person has to fill something in. */
export const unfilledPart = 'YOUR-PART';

export const popPresets: readonly PopPreset[] = [
  {
    id: 'salesforce',
    name: 'Salesforce (Classic)',
    template:
      'https://YOUR-PART.my.salesforce.com/_ui/search/ui/UnifiedSearchResults?searchType=2&str={number}',
    part: 'subdomain',
    evidence: 'seen',
  },
  {
    id: 'hubspot',
    name: 'HubSpot',
    template: 'https://app.hubspot.com/contacts/YOUR-PART/objects/0-1/views/all/list?query={number}',
    part: 'account-number',
    evidence: 'seen',
  },
  {
    id: 'zoho',
    name: 'Zoho CRM',
    template: 'https://crm.zoho.com/crm/search?searchword={number}',
    part: 'none',
    evidence: 'guess',
  },
  {
    id: 'pipedrive',
    name: 'Pipedrive',
    template: 'https://YOUR-PART.pipedrive.com/search?term={number}',
    part: 'subdomain',
    evidence: 'guess',
  },
  {
    id: 'zendesk',
    name: 'Zendesk',
    template: 'https://YOUR-PART.zendesk.com/agent/search/1?type=user&q={number}',
    part: 'subdomain',
    evidence: 'seen',
  },
  {
    id: 'freshdesk',
    name: 'Freshdesk',
    template: 'https://YOUR-PART.freshdesk.com/a/search/customers?term={number}',
    part: 'subdomain',
    evidence: 'seen',
  },
  {
    id: 'dynamics',
    name: 'Dynamics 365',
    template: 'https://YOUR-PART.dynamics.com/main.aspx?pagetype=search&searchText={number}&searchType=0',
    part: 'subdomain',
    evidence: 'seen',
  },
];

/** The address with the company's own part in it, as far as that is known. */
export function presetTemplate({ template }: PopPreset, part: string): string {
  // Nothing that ends the part or begins another one.
  const clean = part.trim().replace(/[^A-Za-z0-9.-]/g, '');
  return clean === '' ? template : template.replace(unfilledPart, clean);
}
