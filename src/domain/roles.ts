/** The roles of Partner Center that matter here (ROL-1 to ROL-6), as the directory reports them. */
export const allRoles = ['globalAdmin', 'adminAgent', 'salesAgent', 'helpdeskAgent'] as const;
export type Role = (typeof allRoles)[number];
