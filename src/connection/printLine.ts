import { joinTexts, text } from '../text/text';
import type { Language } from '../views/viewer';
import type { CheckLine, Detail } from './checkLine';

/** The line as the administrator reads it. */
export function printLine(line: CheckLine, language: Language): string {
  if (line.outcome === 'fact') {
    const step = text(language, `connection.fact.${line.about}`);
    return text(language, 'connection.check.notice', { step, text: printDetail(line.detail, language) });
  }
  const step = text(language, `connection.step.${line.step}`);
  if (line.outcome === 'failed') {
    const sentence = text(language, line.sentence);
    return line.detail === undefined ? sentence : bracketed(sentence, printDetail(line.detail, language), language);
  }
  if (line.outcome === 'notice')
    return text(language, 'connection.check.notice', { step, text: printDetail(line.detail, language) });
  return line.detail === undefined
    ? text(language, 'connection.check.ok', { step })
    : text(language, 'connection.check.okWith', { step, detail: printDetail(line.detail, language) });
}

function printDetail(detail: Detail, language: Language): string {
  if ('fact' in detail) return detail.fact;
  if ('unknown' in detail) {
    const sentence = text(language, 'connection.check.notKnown', { why: text(language, detail.unknown) });
    return detail.code === undefined ? sentence : bracketed(sentence, detail.code, language);
  }
  const { key, args = {} } = detail;
  const { list } = args;
  if (typeof list !== 'string') return text(language, key, args);
  const names = list.split(' ').map((one) => text(language, one));
  return text(language, key, { ...args, list: joinTexts(language, names, 'conjunction') });
}

const bracketed = (sentence: string, detail: string, language: Language): string =>
  text(language, 'connection.check.failedWith', { sentence, detail });
