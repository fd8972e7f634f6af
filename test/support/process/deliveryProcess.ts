import { startDelivery } from '../deliveryInstance';
import { answerParent } from './ownProcess';

/** One instance of what delivers cards. */
export type DeliveryHandlers = typeof handlers;

const [, , file = '', owner = '', tenants = ''] = process.argv;
const instance = startDelivery({ file, owner, tenants: tenants.split(','), sweepMs: 5_000 });

const handlers = {
  /** The first call of a process loads half of the SDK. */
  show: (tenantId: string, userId: string, subject: string) => instance.notifier.show({ tenantId, userId }, subject),
  begin: () => {
    instance.begin();
  },
  /** Seconds of processor time that this process has used. */
  busySeconds: () => {
    const { user, system } = process.cpuUsage();
    return (user + system) / 1e6;
  },
  stop: () => instance.stop(),
};

answerParent(handlers);
