import type { PartnerCenterHttp } from '../partnerCenter/http';
import { type LegalProfile, legalProfileOf } from '../partnerCenter/legalProfile';
import { type MfaCompliance, mfaComplianceOf } from '../partnerCenter/mfaRequests';
import { partnerAgreementOf } from '../partnerCenter/partnerAgreement';
import { PartnerCenterError } from '../partnerCenter/partnerCenter';
import type { CheckLine, Detail, FactName } from './checkLine';

interface Asker {
  readonly tenantId: string;
  readonly side: 'partner' | 'provider';
  /** The application whose calls are looked at. */
  readonly clientId: string;
}

/**
 * What Partner Center tells about the tenant, a line for each. A read that is refused or fails is one that tells nothing:
 * no line fails, and each read is made whatever became of the others.
 */
export async function* tenantFacts(http: PartnerCenterHttp, asker: Asker): AsyncGenerator<CheckLine> {
  const { tenantId, side, clientId } = asker;
  yield await fact('legalProfile', async () => vettingDetail(await legalProfileOf(http)));
  if (side === 'partner')
    yield await fact('partnerAgreement', async () =>
      told(`partnerAgreement.${await partnerAgreementOf(http, tenantId)}`),
    );
  yield await fact('recentCalls', async () => callsDetail(await mfaComplianceOf(http, clientId)));
}

async function fact(about: FactName, read: () => Promise<Detail>): Promise<CheckLine> {
  try {
    return { outcome: 'fact', about, detail: await read() };
  } catch (error) {
    if (!(error instanceof PartnerCenterError)) throw error;
    const { code, verdict } = error.details;
    const detail = { unknown: verdict.explanation, ...(code === undefined ? {} : { code }) };
    return { outcome: 'fact', about, detail };
  }
}

const told = (key: string, args = {}): Detail => ({ key: `connection.told.${key}`, args });

/** Steps that say where the vetting stands; the others say nothing more than the status. */
const placeOf = ({ vettingStep: step }: LegalProfile): string | undefined =>
  step === 'none' || step === 'other' || step === 'unknown' ? undefined : `connection.vettingStep.${step}`;

function vettingDetail(profile: LegalProfile): Detail {
  const { vetting } = profile;
  const list = placeOf(profile);
  return (vetting === 'pending' || vetting === 'rejected') && list !== undefined
    ? told(`vetting.${vetting}At`, { list })
    : told(`vetting.${vetting}`);
}

function callsDetail({ requests, compliant, lastWithout }: MfaCompliance): Detail {
  if (requests === 0) return told('calls.none');
  if (compliant === requests) return told('calls.all', { requests });
  const at = lastWithout === undefined ? 'unknown' : `${lastWithout.slice(0, 16).replace('T', ' ')} UTC`;
  return told('calls.some', { without: requests - compliant, requests, at });
}
