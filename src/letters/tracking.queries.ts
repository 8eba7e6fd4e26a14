import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { DomainError } from '../../contracts/errors';
import { normaliseDigits } from '../../contracts/normalise-digits';
import { persianDate, persianInstant } from '../../contracts/persian-time';
import type { TrackingView } from '../../contracts/views';
import { stateWord } from '../../contracts/words';
import { iso, listOf } from '../cartable/columns';
import { isTrackingCode } from './tracking-code';

interface Position {
  state: string;
  openedAt: string;
  closedAt: string | null;
  hasNumber: boolean;
  places: { unit: string; since: string }[];
  answers: { dueAt: string | null }[];
}

/** Where a letter is, for whoever brings its tracking code: never what it says, who wrote it or who has it. */
@Injectable()
export class TrackingQueries {
  constructor(private readonly db: DataSource) {}

  /**
   * @param code digits of any keyboard, with spaces or dashes as people write them
   * @throws DomainError `tracking.not_found`, the same for a slip of the pen, an unknown code, and a letter that is not to be told of
   */
  async position(code: string): Promise<TrackingView> {
    const digits = normaliseDigits(code).replace(/[\s\u200c-\u200f-]/g, '');
    if (!isTrackingCode(digits)) throw new DomainError('tracking.not_found');
    const [found] = await this.db.query<Position[]>(position, [digits]);
    if (!found) throw new DomainError('tracking.not_found');
    const { state, openedAt, closedAt, places, answers, hasNumber } = found;
    const expected = closedAt
      ? []
      : answers.length
        ? answers.map(({ dueAt }) => ({ what: 'answer', dueAt }))
        : [{ what: hasNumber ? 'attendance' : 'registration', dueAt: null }];
    return {
      code: digits,
      state,
      stateWord: stateWord(state),
      openedAt,
      places,
      expected,
      text: [
        `آغاز: ${persianDate(openedAt)}`,
        `وضعیت: ${stateWord(state)}${closedAt ? ` از ${persianDate(closedAt)}` : ''}`,
        ...places.map(({ unit, since }) => `اکنون نزد ${unit}، از ${persianInstant(since)}`),
        ...expected.map(({ what, dueAt }) => `${expectedWords[what]}${dueAt ? ` تا ${persianInstant(dueAt)}` : ''}`),
      ],
    };
  }
}

const expectedWords: Record<string, string> = {
  answer: 'در انتظار پاسخ استعلام',
  attendance: 'در انتظار رسیدگی گیرنده',
  registration: 'در انتظار امضا و ثبت',
};

/** One line a unit, however many desks there have it; a hidden recipient is not told of. */
const position = `
  select s.state, ${iso('l.created_at')} as "openedAt", ${iso('s.closed_at')} as "closedAt", l.number is not null as "hasNumber",
    ${listOf(`select coalesce(u.name, o.name) as unit, ${iso('min(t.opened_at)')} as since
      from tasks t join processes p on p.year = t.year and p.id = t.process_id join posts d on d.id = t.post_id join units o on o.id = d.unit_id left join units u on u.id = p.unit_id
      where t.letter_id = l.id and t.state = 'open' and t.kind <> 'notice'
        and not exists (select from acts a where a.year = p.year and a.process_id = p.id and a.kind = 'opened' and a.refs->>'role' = 'BCC')
        and not exists (select from recipients r where r.year = l.year and r.letter_id = l.id and r.role = 'BCC' and r.post_id = t.post_id)
      group by 1 order by min(t.opened_at)`)} as places,
    ${listOf(`select ${iso('t.due_at')} as "dueAt" from tasks t where t.letter_id = l.id and t.state = 'open' and t.kind = 'answer' order by t.due_at`)} as answers
  from letters l join processes s on s.year = l.year and s.id = l.id where l.tracking_code = $1`;
