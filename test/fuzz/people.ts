import {
  aya,
  boreal,
  camille,
  dev,
  eva,
  hana,
  ines,
  lea,
  luc,
  mei,
  nordwind,
  olaf,
  paul,
  ravi,
  type SimulatedPerson,
  tom,
} from '../support/people';

const person = (tenantId: string, userId: string, name: string): SimulatedPerson => ({ tenantId, userId, name });

/** Of a tenant that this bot does not serve. */
export const stranger = person(
  'ffffffff-0000-4000-8000-000000000001',
  'ffffffff-0000-4000-8000-000000000002',
  'Stranger',
);
/** Says to be of a tenant that is served; its directory knows nobody by that id. */
export const unknownAtPartner = person(boreal, 'ffffffff-0000-4000-8000-000000000003', 'Nobody');
export const unknownAtProvider = person(nordwind, 'ffffffff-0000-4000-8000-000000000004', 'Nobody');

/** People with a role on either side, each for their own organization. */
export const authorized: readonly SimulatedPerson[] = [camille, aya, luc, dev, tom, ines, lea];

/**
 * People who may decide nothing about what is there: without a role that decides, guests, strangers, people whom no
 * directory knows, and those of organizations that have no part in it.
 */
export const unauthorized: readonly SimulatedPerson[] = [
  hana,
  olaf,
  ravi,
  eva,
  mei,
  paul,
  stranger,
  unknownAtPartner,
  unknownAtProvider,
];
