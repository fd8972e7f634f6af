import { z } from 'zod';
import { foldKeys } from '../foldKeys';
import { refuse } from './answers';

/** A GUID in any case, read as lower case. */
export const guid = z
  .string()
  .regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/iu)
  .transform((text) => text.toLowerCase());

/** The request body by its schema, whose keys are lower case, or 400 800002. */
export function readBody<T>(schema: z.ZodType<T>, body: unknown): T {
  const parsed = schema.safeParse(foldKeys(body));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw refuse(400, 800002, `Invalid request input: ${issue?.path.join('.')} ${issue?.message}`);
}
