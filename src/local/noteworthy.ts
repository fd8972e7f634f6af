const warning = 40;

/**
 * What of a child's output belongs on the terminal: warnings and errors of the structured log in one line, and
 * whatever else went to the error stream, except Node's own warnings. Everything is in the log file anyway.
 */
export function noteworthy(line: string, stream: 'stdout' | 'stderr'): string | undefined {
  const entry = logEntry(line);
  if (entry !== undefined) return entry.level >= warning ? entry.msg : undefined;
  if (stream === 'stdout' || line.trim() === '') return undefined;
  return /^\(node:\d+\)|^\(Use `node /.test(line) ? undefined : line;
}

function logEntry(line: string): { level: number; msg: string } | undefined {
  if (!line.startsWith('{')) return undefined;
  try {
    const { level, msg } = JSON.parse(line);
    return typeof level === 'number' ? { level, msg: String(msg ?? '') } : undefined;
  } catch {
    return undefined;
  }
}
