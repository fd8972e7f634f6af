import { current2026 } from './current2026';
import type { PolicyPack } from './policyPack';
import { seed2021 } from './seed2021';

/** All policy packs by name. A pack is fixed per transfer at its creation. */
export const policyPacks: Readonly<Record<string, PolicyPack>> = {
  [seed2021.name]: seed2021,
  [current2026.name]: current2026,
};
