import type { ConnectionReport } from '../partnerCenter/connections';
import { text } from '../text/text';

/** What the log says about a connection: the same sentence that the check would end with. */
export function reportText(report: ConnectionReport): string {
  switch (report.kind) {
    case 'fault':
      return text('en', `connection.fault.${report.fault}`);
    case 'noMfaClaim':
      return text('en', 'connection.fault.noMfaClaim');
    case 'refreshTokenNotWritten':
      return text('en', 'connection.fault.secretStoreUnreadable');
    case 'refreshTokenNotKept':
      return notice(
        report.endsBy === undefined
          ? text('en', 'connection.check.notKeptUnknown')
          : text('en', 'connection.check.notKept', { day: report.endsBy.slice(0, 10) }),
      );
  }
}

const notice = (told: string): string =>
  text('en', 'connection.check.notice', { step: text('en', 'connection.step.secretStore'), text: told });
