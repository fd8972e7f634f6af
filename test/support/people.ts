/** The people and tenants of the simulated world that the journeys use. */
export const boreal = 'b0000000-0000-4000-8000-000000000001';
export const lumen = 'b0000000-0000-4000-8000-000000000002';
export const alize = 'b0000000-0000-4000-8000-000000000003';
export const nordwind = 'd0000000-0000-4000-8000-000000000001';
export const meridian = 'd0000000-0000-4000-8000-000000000002';
export const contoso = 'a0000000-0000-4000-8000-000000000001';

export interface SimulatedPerson {
  readonly tenantId: string;
  readonly userId: string;
  readonly name: string;
}

const person = (tenantId: string, userId: string, name: string): SimulatedPerson => ({ tenantId, userId, name });

export const camille = person(boreal, 'c0000000-0000-4000-8000-000000000001', 'Camille Roy');
export const dev = person(boreal, 'c0000000-0000-4000-8000-000000000002', 'Dev Patel');
export const hana = person(boreal, 'c0000000-0000-4000-8000-000000000003', 'Hana Sato');
export const aya = person(boreal, 'c0000000-0000-4000-8000-000000000004', 'Aya Benali');
export const luc = person(boreal, 'c0000000-0000-4000-8000-000000000005', 'Luc Tremblay');
export const paul = person(lumen, 'c3000000-0000-4000-8000-000000000001', 'Paul Weber');
export const lea = person(alize, 'c4000000-0000-4000-8000-000000000001', 'Léa Fontaine');
export const ines = person(nordwind, 'c1000000-0000-4000-8000-000000000001', 'Inès Martin');
export const tom = person(nordwind, 'c1000000-0000-4000-8000-000000000002', 'Tom Berg');
export const olaf = person(nordwind, 'c1000000-0000-4000-8000-000000000003', 'Olaf Lund');
export const ravi = person(nordwind, 'c1000000-0000-4000-8000-000000000004', 'Ravi Rao');
export const eva = person(nordwind, 'c1000000-0000-4000-8000-000000000005', 'Eva Holm');
export const mei = person(meridian, 'c2000000-0000-4000-8000-000000000001', 'Mei Chen');
