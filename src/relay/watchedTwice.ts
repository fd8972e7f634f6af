import type { Job } from './handler';

/** Something that is watched again may find its earlier watch still there; the later one leaves. A parked one watches nothing. */
export function isWatchedTwice(job: Job): boolean {
  const same = job.doc.outbox.find(
    (one) => one.parked === undefined && JSON.stringify(one.work) === JSON.stringify(job.item.work),
  );
  return same !== undefined && same.id !== job.item.id;
}
