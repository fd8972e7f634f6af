import { DirectoryUnavailable } from '../directory/directory';
import { PartnerCenterError } from '../partnerCenter/partnerCenter';
import { StoreConflict, StoreUnavailable } from '../store/store';

/** The world outside failed, not the program: trying again helps, however long it takes. */
export const isOutage = (error: unknown): boolean =>
  error instanceof PartnerCenterError ||
  error instanceof DirectoryUnavailable ||
  error instanceof StoreUnavailable ||
  error instanceof StoreConflict;
