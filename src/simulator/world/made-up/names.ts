import { pickAt } from './roll.ts';

const words = (text: string): readonly string[] => text.trim().split(/\s+/);

const firstNames = words(`
  Ada Alan Amir Anika Arthur Beatriz Bea Carlos Chidi Chloé Dana Daniel Dmitri Elena Emeka Emma Farah Felix Fiona
  Gabriel Grace Hana Hugo Ines Ingrid Isaac Ivy Jack Jamila Jasper José Jun Kai Karin Kwame Lara Leo Lina Lucía Luis
  Maeve Malik Maren Mateo Mina Nadia Naoki Nils Nora Noémie Olga Omar Paula Pedro Priya Quentin Rafael Rosa Ruth Samir
  Seo-yeon Sofia Søren Tara Tariq Thea Tomás Uma Vera Victor Wei Yara Yusuf Zoë`);

const lastNames = words(`
  Abara Almeida Andersson Baker Banerjee Becker Bianchi Brooks Campbell Carter Castillo Chen Cohen Costa Delgado Diallo
  Edwards Eriksen Evans Farouk Fischer Flores Fontaine Garcia Gonzalez Haddad Hansen Harper Hayashi Hughes Ibrahim
  Ivanova Jensen Johansson Kaplan Keller Khan Kim Kowalski Larsen Laurent Lee Lindholm Lopez Martin Mbeki Mendes Meyer
  Moreau Morgan Murphy Nakamura Nguyen Novak Nwosu O’Brien Okafor Olsen Ortiz Osei Park Patel Pereira Petrov Quinn
  Ramirez Reyes Rossi Russo Santos Sato Schmidt Shah Silva Singh Sokolov Suzuki Tan Taylor Torres Vargas Vogel Weber
  Williams Wong Yamamoto Yilmaz Young Zhang Ziegler`);

const trades = words(
  'Bakery Books Clinic Dental Design Electric Florists Foods Garage Law Logistics Motors Optics Paper Plumbing Press Studio Supply Textiles Travel',
);
const places = words(
  'Alder Bay Birch Canyon Cedar Cliff Coral Delta East Elm Fern Forest Glen Harbor Hill Island Lake Maple Mesa North Oak Ocean Orchard Pine Prairie Ridge River Sierra South Spruce Summit Valley West Willow',
);
const jobs = words(
  'Accountant Architect Assistant Buyer Consultant Designer Director Driver Engineer Manager Nurse Owner Planner Receptionist Supervisor Technician',
);

/** Names that trip programs up: very long, right to left, one word, marks of all kinds. */
const oddNames: readonly (readonly [string, string])[] = [
  ['ليلى', 'منصور'],
  ['Wilhelmina-Constance Philippa', 'Featherstonehaugh-Cholmondeley of the Northern Harbour'],
  ['Madonna', ''],
  ['', 'Reception'],
  ['🦊 Robin', 'Fox'],
  ['美咲', '田中'],
  ['<b>Bobby</b>', "Tables'); --"],
  ['Zoë\u0301', 'Ǆamija'],
];

export type FullName = { readonly firstName: string; readonly lastName: string };

export function nameAt(place: number): FullName {
  const odd = place % 109 === 108 ? oddNames[Math.floor(place / 109) % oddNames.length] : undefined;
  if (odd) return { firstName: odd[0], lastName: odd[1] };
  return { firstName: pickAt(firstNames, place, 1), lastName: pickAt(lastNames, place, 2) };
}

export const companyAt = (place: number): string => `${pickAt(places, place, 3)} ${pickAt(trades, place, 4)}`;

export const jobAt = (place: number): string => pickAt(jobs, place, 5);

export const departments = words('Sales Support Workshop Bookkeeping Purchasing Delivery Showroom Design');
