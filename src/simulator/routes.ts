import type { Route } from './call';
import { applicationRoutes } from './control/applicationRoutes';
import { microsoftRoutes } from './control/microsoftRoutes';
import { peopleRoutes } from './control/peopleRoutes';
import { stageRoutes } from './control/stageRoutes';
import { switchRoutes } from './control/switchRoutes';
import { thingRoutes } from './control/thingRoutes';
import { transferControlRoutes } from './control/transferControl';
import { enrollmentRoutes } from './portal/enrollmentRoutes';
import { invitationRoutes } from './portal/invitationRoutes';
import { partnershipRoutes } from './portal/partnershipRoutes';
import { agreementRoutes } from './rest/agreementRoutes';
import { auditRoutes } from './rest/auditRoutes';
import { complianceRoutes } from './rest/complianceRoutes';
import { customerRoutes } from './rest/customerRoutes';
import { discoveryRoutes } from './rest/discoveryRoutes';
import { graphRoutes } from './rest/graphRoutes';
import { orderRoutes } from './rest/orderRoutes';
import { profileRoutes } from './rest/profileRoutes';
import { relationshipRoutes } from './rest/relationshipRoutes';
import { signInRoutes } from './rest/signInRoutes';
import { subscriptionRoutes } from './rest/subscriptionRoutes';
import { tokenRoutes } from './rest/tokenRoutes';
import { transferRoutes } from './rest/transferRoutes';

/** Every request the simulator understands. The console page is served apart, being no JSON. */
export const routes: readonly Route[] = [
  ...tokenRoutes,
  ...discoveryRoutes,
  ...signInRoutes,
  ...customerRoutes,
  ...subscriptionRoutes,
  ...orderRoutes,
  ...transferRoutes,
  ...relationshipRoutes,
  ...agreementRoutes,
  ...profileRoutes,
  ...complianceRoutes,
  ...auditRoutes,
  ...graphRoutes,
  ...enrollmentRoutes,
  ...partnershipRoutes,
  ...invitationRoutes,
  ...microsoftRoutes,
  ...applicationRoutes,
  ...peopleRoutes,
  ...thingRoutes,
  ...transferControlRoutes,
  ...switchRoutes,
  ...stageRoutes,
];
