/** Every value in a JSON document as it would stand in JSON again, instants to the millisecond, without the keys left out. */
export function leavesOf(value: unknown, leftOut: ReadonlySet<string>, inLine = false): readonly string[] {
  if (value === null) return [];
  if (Array.isArray(value)) return value.flatMap((one) => leavesOf(one, leftOut, inLine));
  if (typeof value === 'object') {
    return Object.entries(value).flatMap(([key, one]) => {
      if (leftOut.has(key) || (key === 'id' && inLine && leftOut.has('id of a line'))) return [];
      return leavesOf(one, leftOut, inLine || key === 'lineItems');
    });
  }
  return [JSON.stringify(typeof value === 'string' ? instant(value) : value)];
}

function instant(text: string): string {
  if (!/^\d{4}-\d\d-\d\dT[\d:.]+Z$/u.test(text)) return text;
  return new Date(Date.parse(text.replace(/(\.\d{3})\d+/u, '$1'))).toISOString();
}
