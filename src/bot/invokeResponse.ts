import type { Activity } from 'botframework-schema';

/** Every handled invoke is answered with HTTP 200; the status of the action stands in the body. */
const invokeResponse = (statusCode: number, type: string, value: unknown): Partial<Activity> => ({
  type: 'invokeResponse',
  value: { status: 200, body: { statusCode, type, value } },
});

/** The card that replaces the one clicked, for this viewer. */
export const cardResponse = (card: object): Partial<Activity> =>
  invokeResponse(200, 'application/vnd.microsoft.card.adaptive', card);

export const errorResponse = (statusCode: 400 | 500, code: string, message: string): Partial<Activity> =>
  invokeResponse(statusCode, 'application/vnd.microsoft.error', { code, message });
