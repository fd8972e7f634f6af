import type { SqlParameter, SqlQuerySpec } from '@azure/cosmos';
import type { PageQuery } from '../pageOf';

const live = '(NOT IS_DEFINED(c.expiresAt) OR c.expiresAt > @now)';

/** The documents of one page of one partition. */
export function listQuery(page: PageQuery, now: string): SqlQuerySpec {
  const { type, ...rest } = page;
  const inRange = 'c.pk = @pk AND c.id > @after AND c.id >= @from AND c.id < @to';
  const ofType = type === null ? '' : 'AND c.type = @type';
  return {
    query: `SELECT TOP @rows * FROM c WHERE ${inRange} ${ofType} AND ${live} ORDER BY c.id`,
    parameters: parameters(type === null ? { ...rest, now } : { ...rest, type, now }),
  };
}

/** The documents that have work to be done by `until`, of all partitions or of one. */
export function dueQuery(until: string, limit: number, now: string, pk?: string): SqlQuerySpec {
  const inOne = pk === undefined ? '' : 'c.pk = @pk AND';
  return {
    query: `SELECT TOP @limit c.pk, c.id, c.type, c.due FROM c WHERE ${inOne} c.due <= @until AND ${live} ORDER BY c.due`,
    parameters: parameters({ until, limit, now, ...(pk === undefined ? {} : { pk }) }),
  };
}

function parameters(values: Record<string, string | number>): SqlParameter[] {
  return Object.entries(values).map(([name, value]) => ({ name: `@${name}`, value }));
}
