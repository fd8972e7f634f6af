import type { Area, Rule } from './rule';
import { rulesOfEnrollment } from './rulesOfEnrollment';
import { rulesOfMoving } from './rulesOfMoving';

/** All rules of the transition, by area and number. */
export const allRules: readonly Rule[] = [...rulesOfEnrollment, ...rulesOfMoving];

const byId = new Map(allRules.map((one) => [one.id, one]));

export const findRule = (id: string): Rule | undefined => byId.get(id);

export const rulesOf = (area: Area): readonly Rule[] => allRules.filter((one) => one.area === area);
