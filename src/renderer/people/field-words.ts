import type { I18n } from '@lingui/core';
import type { AddressKind, AddressPart, ContactField } from '../../shared/contact.ts';

/** What a field of a contact is called. */
export function fieldWords(field: ContactField, i18n: I18n): string {
  switch (field) {
    case 'firstName':
      return i18n._({ id: 'field.firstName', message: 'First name' });
    case 'middleName':
      return i18n._({ id: 'field.middleName', message: 'Middle name' });
    case 'lastName':
      return i18n._({ id: 'field.lastName', message: 'Last name' });
    case 'nickName':
      return i18n._({ id: 'field.nickName', message: 'Nickname' });
    case 'company':
      return i18n._({ id: 'person.companyName', message: 'Company' });
    case 'jobTitle':
      return i18n._({ id: 'person.jobTitle', message: 'Job title' });
    case 'email':
      return i18n._({ id: 'person.email', message: 'Email' });
    case 'email2':
      return i18n._({ id: 'field.email2', message: 'Email 2' });
    case 'email3':
      return i18n._({ id: 'field.email3', message: 'Email 3' });
    case 'webPage':
      return i18n._({ id: 'field.webPage', message: 'Web page' });
    case 'birthday':
      return i18n._({ id: 'field.birthday', message: 'Birthday' });
    case 'notes':
      return i18n._({ id: 'field.notes', message: 'Notes' });
    default:
      return numberWords(field, i18n);
  }
}

function numberWords(field: ContactField, i18n: I18n): string {
  switch (field) {
    case 'mobilePhone':
      return i18n._({ id: 'label.mobile', message: 'Mobile' });
    case 'businessPhone':
      return i18n._({ id: 'label.work', message: 'Work' });
    case 'businessPhone2':
      return i18n._({ id: 'field.work2', message: 'Work 2' });
    case 'homePhone':
      return i18n._({ id: 'label.home', message: 'Home' });
    case 'homePhone2':
      return i18n._({ id: 'field.home2', message: 'Home 2' });
    case 'callbackPhone':
      return i18n._({ id: 'label.callback', message: 'Call back' });
    case 'carPhone':
      return i18n._({ id: 'label.car', message: 'Car' });
    case 'otherPhone':
      return i18n._({ id: 'label.other', message: 'Other' });
    case 'assistantPhone':
      return i18n._({ id: 'label.assistant', message: 'Assistant' });
    case 'companyPhone':
      return i18n._({ id: 'field.companyPhone', message: 'Company’s main number' });
    case 'businessFax':
      return i18n._({ id: 'field.businessFax', message: 'Work fax' });
    case 'otherFax':
      return i18n._({ id: 'field.otherFax', message: 'Other fax' });
    default:
      return addressWords(field, i18n);
  }
}

function addressWords(field: ContactField, i18n: I18n): string {
  const [name = '', part = ''] = field.split('.');
  const kind = kindWords(name.replace('Address', '') as AddressKind, i18n);
  const of = partWords(part as AddressPart, i18n);
  return i18n._({ id: 'field.address', message: '{kind}: {of}', values: { kind, of } });
}

export function kindWords(kind: AddressKind, i18n: I18n): string {
  switch (kind) {
    case 'business':
      return i18n._({ id: 'field.businessAddress', message: 'Work address' });
    case 'home':
      return i18n._({ id: 'field.homeAddress', message: 'Home address' });
    case 'other':
      return i18n._({ id: 'field.otherAddress', message: 'Other address' });
  }
}

export function partWords(part: AddressPart, i18n: I18n): string {
  switch (part) {
    case 'street':
      return i18n._({ id: 'field.street', message: 'Street' });
    case 'city':
      return i18n._({ id: 'field.city', message: 'City' });
    case 'state':
      return i18n._({ id: 'field.state', message: 'State' });
    case 'zip':
      return i18n._({ id: 'field.zip', message: 'Postal code' });
    case 'country':
      return i18n._({ id: 'field.country', message: 'Country' });
  }
}
