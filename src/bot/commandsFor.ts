import type { Viewer } from '../views/viewer';

/** The commands that `help` offers, for the viewer's side; what is not built yet is not offered. */
export const commandsFor = (viewer: Viewer): readonly string[] =>
  viewer.side === 'provider'
    ? ['status', 'queue', 'transfers', 'transfer', 'verify', 'pair', 'rules', 'why', 'settings', 'language', 'help']
    : [
        'status',
        'enroll',
        'providers',
        'pair',
        'customers',
        'check',
        'invite',
        'extend',
        'transfer',
        'transfers',
        'verify',
        'history',
        'incentives',
        'rehearse',
        'rules',
        'why',
        'settings',
        'language',
        'help',
      ];
