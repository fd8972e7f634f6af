import type { PersonRef } from '../domain/actor';
import type { Act, PolicyPack } from '../domain/policy/policyPack';
import type { HandlerContext } from './handler';

/**
 * Design 1.6: before an irreversible effect leaves, the directory is read afresh. The explanation of whose role is
 * missing when the person may not do it any more; throws when the directory does not answer, so that nothing leaves.
 */
export async function lostRole(
  context: HandlerContext,
  policy: PolicyPack,
  act: Act,
  person: PersonRef,
): Promise<string | undefined> {
  const { roles, guest, found } = await context.directory.rolesOf(person, { fresh: true });
  const held = found && !guest && policy.roles[act].some((role) => roles.includes(role));
  return held ? undefined : `partnerCenter.lostRole.${act}`;
}
