/** `20:00`, `8:30`, `20h`, `20 h 30`, `8 pm`: the time of day as HH:mm; undefined: it is none. */
export function readClockTime(typed: string): string | undefined {
  const parts = /^(\d{1,2})(?:\s*[:.h]\s*(\d{2})?)?\s*([ap])?\.?(?:m\.?)?$/i.exec(typed.trim());
  if (parts === null) return undefined;
  const [, hours = '', minutes = '00', half] = parts;
  const hour = hourOf(Number(hours), half?.toLowerCase());
  return hour === undefined || Number(minutes) > 59 ? undefined : `${String(hour).padStart(2, '0')}:${minutes}`;
}

/** The hour of 24; with `a` or `p`, of 12. */
function hourOf(hour: number, half: string | undefined): number | undefined {
  if (half === undefined) return hour > 23 ? undefined : hour;
  if (hour < 1 || hour > 12) return undefined;
  return (hour % 12) + (half === 'p' ? 12 : 0);
}
