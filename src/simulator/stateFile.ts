import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'libsql';
import type { RecordedCall, State } from './state';

/** The first answer given to an MS-RequestId. */
export interface RememberedAnswer {
  readonly fingerprint: string;
  readonly status: number;
  readonly body: unknown;
  readonly headers: Readonly<Record<string, string>>;
}

/** Recorded calls, and as many remembered answers: enough to look at, and the file does not grow without end. */
const kept = 10_000;

/** What one request leaves behind; written together or not at all. */
export interface Commit {
  readonly state?: State | undefined;
  readonly call?: RecordedCall | undefined;
  readonly answer?: { readonly key: string; readonly value: RememberedAnswer } | undefined;
}

export interface StateFile {
  load(): State | undefined;
  commit(commit: Commit): void;
  answer(key: string): RememberedAnswer | undefined;
  calls(): RecordedCall[];
  /** Forgets every call and answer and starts again from the state. */
  restart(state: State): void;
  close(): void;
}

/**
 * Opens the SQLite file (or memory) that holds the simulator's state. One transaction per request with
 * `synchronous=FULL`: after a kill at any moment, a request either happened with its record and answer, or did not.
 */
export function openStateFile(path: string | undefined, options = { kept }): StateFile {
  if (path) mkdirSync(dirname(path), { recursive: true });
  const db = new Database(path ?? ':memory:');
  db.exec('PRAGMA journal_mode = WAL');
  db.exec('PRAGMA synchronous = FULL');
  db.exec(`
    CREATE TABLE IF NOT EXISTS snapshot (id INTEGER PRIMARY KEY CHECK (id = 1), json TEXT NOT NULL);
    CREATE TABLE IF NOT EXISTS calls (seq INTEGER PRIMARY KEY AUTOINCREMENT, json TEXT NOT NULL);
    CREATE TABLE IF NOT EXISTS answers (key TEXT PRIMARY KEY, json TEXT NOT NULL);
  `);
  const saveState = db.prepare(
    'INSERT INTO snapshot (id, json) VALUES (1, ?) ON CONFLICT (id) DO UPDATE SET json = excluded.json',
  );
  const saveCall = db.prepare('INSERT INTO calls (json) VALUES (?)');
  const saveAnswer = db.prepare('INSERT INTO answers (key, json) VALUES (?, ?)');
  const dropCalls = db.prepare('DELETE FROM calls WHERE seq <= (SELECT MAX(seq) FROM calls) - ?');
  const dropAnswers = db.prepare('DELETE FROM answers WHERE rowid <= (SELECT MAX(rowid) FROM answers) - ?');
  const write = db.transaction((commit: Commit) => {
    if (commit.state) saveState.run(JSON.stringify(commit.state));
    if (commit.call) {
      saveCall.run(JSON.stringify(commit.call));
      dropCalls.run(options.kept);
    }
    if (commit.answer) {
      saveAnswer.run(commit.answer.key, JSON.stringify(commit.answer.value));
      dropAnswers.run(options.kept);
    }
  });
  const startAgain = db.transaction((state: State) => {
    db.exec('DELETE FROM calls; DELETE FROM answers;');
    saveState.run(JSON.stringify(state));
  });
  const one = <T>(sql: string, ...parameters: string[]): T | undefined => {
    const row = db.prepare(sql).get(...parameters) as { json: string } | undefined;
    return row && (JSON.parse(row.json) as T);
  };
  return {
    load: () => one<State>('SELECT json FROM snapshot WHERE id = 1'),
    commit: (commit) => {
      if (commit.state || commit.call || commit.answer) write(commit);
    },
    answer: (key) => one<RememberedAnswer>('SELECT json FROM answers WHERE key = ?', key),
    calls: () =>
      (db.prepare('SELECT json FROM calls ORDER BY seq').all() as { json: string }[]).map(
        (row) => JSON.parse(row.json) as RecordedCall,
      ),
    restart: (state) => startAgain(state),
    close: () => db.close(),
  };
}
